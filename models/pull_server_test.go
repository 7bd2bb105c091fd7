package models

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strconv"
	"sync/atomic"
	"testing"
	"time"

	"github.com/facecue/facecue/internal/output"
)

// noise has the form of an ONNX file: random version numbers, so that a piece in a wrong
// place changes the checksum.
func noise(n int) []byte {
	b, r := make([]byte, n), rand.New(rand.NewPCG(1, 2))
	for i := range b {
		b[i] = 1 << 3
		if i%2 == 1 {
			b[i] = byte(r.UintN(128))
		}
	}
	return b
}

// server serves weights and counts the requests.
type server struct {
	*httptest.Server
	requests, served atomic.Int64 // served: bytes of bodies
}

func newServer(t *testing.T, serve http.HandlerFunc, start func(http.Handler) *httptest.Server) *server {
	t.Helper()
	s := &server{}
	s.Server = start(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.requests.Add(1)
		serve(&counting{w, &s.served}, r)
	}))
	t.Cleanup(s.Close)
	return s
}

type counting struct {
	http.ResponseWriter
	n *atomic.Int64
}

func (c *counting) Write(b []byte) (int, error) {
	c.n.Add(int64(len(b)))
	return c.ResponseWriter.Write(b)
}

func (c *counting) Unwrap() http.ResponseWriter { return c.ResponseWriter }

// whole serves a file and supports ranges.
func whole(data []byte) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(data))
	}
}

// unranged serves the whole file whatever the range, and announces its length.
func unranged(data []byte) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		r.Header.Del("Range")
		whole(data)(w, r)
	}
}

// chunked serves the file without announcing its length.
func chunked(data []byte) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		http.NewResponseController(w).Flush()
		w.Write(data)
	}
}

// cutAfter announces the whole length, sends n bytes and closes the connection.
func cutAfter(n int, data []byte) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Length", strconv.Itoa(len(data)))
		w.Write(data[:n])
		http.NewResponseController(w).Flush()
		panic(http.ErrAbortHandler)
	}
}

// pullTest is a server, a card for its weights and an empty folder.
type pullTest struct {
	*server
	t    *testing.T
	card *Card
	data []byte
	Puller
}

// newPullTest makes a server that serves data by serve.
func newPullTest(t *testing.T, data []byte, serve http.HandlerFunc) *pullTest {
	t.Helper()
	s := newServer(t, serve, httptest.NewServer)
	folder := filepath.Join(t.TempDir(), "config", "models")
	return &pullTest{s, t, pullCard(t, data, s.URL+"/w?a=1&b=2"), data, Puller{Client: s.Client(), Folder: folder}}
}

func pullCard(t *testing.T, data []byte, url string) *Card {
	t.Helper()
	card, err := ParseCard([]byte(builtInCard(t, "expression.json")))
	if err != nil {
		t.Fatal(err)
	}
	sum := sha256.Sum256(data)
	card.Name, card.File, card.URL = "large", "large.onnx", url
	card.Temperature = 0.5
	card.SHA256, card.Size = hex.EncodeToString(sum[:]), int64(len(data))
	return card
}

// serve replaces the server's behaviour.
func (s *pullTest) serve(h http.HandlerFunc) {
	other := newServer(s.t, h, httptest.NewServer)
	s.server, s.Client, s.card.URL = other, other.Client(), other.URL
}

func (s *pullTest) path(name string) string { return filepath.Join(s.Folder, name) }

// put writes a file into the folder before the pull.
func (s *pullTest) put(name string, data []byte) {
	s.t.Helper()
	if err := os.MkdirAll(s.Folder, 0o700); err != nil {
		s.t.Fatal(err)
	}
	write(s.t, s.path(name), data)
}

// left writes the partial file that an interrupted pull leaves.
func (s *pullTest) left(data []byte) {
	s.t.Helper()
	if err := os.MkdirAll(s.Folder, 0o700); err != nil {
		s.t.Fatal(err)
	}
	f, err := output.Create(s.path("large.onnx"), nil)
	if err != nil {
		s.t.Fatal(err)
	}
	f.Write(data)
	if _, err := f.Keep(); err != nil {
		s.t.Fatal(err)
	}
}

// files lists the folder.
func (s *pullTest) files() (names []string) {
	s.t.Helper()
	entries, err := os.ReadDir(s.Folder)
	if err != nil {
		s.t.Fatal(err)
	}
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

// metered counts the bytes of bodies that are read.
type metered struct {
	http.RoundTripper
	read *int64
}

func (m metered) RoundTrip(r *http.Request) (*http.Response, error) {
	resp, err := m.RoundTripper.RoundTrip(r)
	if err == nil {
		resp.Body = meter{resp.Body, m.read}
	}
	return resp, err
}

type meter struct {
	io.ReadCloser
	n *int64
}

func (m meter) Read(b []byte) (int, error) {
	n, err := m.ReadCloser.Read(b)
	*m.n += int64(n)
	return n, err
}
