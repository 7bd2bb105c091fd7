package models

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// pulled expects a complete pull: the names, the bytes, and a registry that opens it.
func (s *pullTest) pulled() {
	s.t.Helper()
	path, err := s.Pull(s.t.Context(), s.card)
	if err != nil {
		s.t.Fatal(err)
	}
	if path != s.path("large.json") {
		s.t.Errorf("path %s", path)
	}
	s.holds("large.json", "large.onnx")
	m, err := registry(s.t, s.Folder).Open("large")
	if err != nil {
		s.t.Fatal(err)
	}
	if !bytes.Equal(m.weights, s.data) || !reflect.DeepEqual(m.Card, *s.card) {
		s.t.Errorf("got %d bytes with card %+v", len(m.weights), m.Card)
	}
}

// fails expects that a pull fails with this error.
func (s *pullTest) fails(ctx context.Context, want error) {
	s.t.Helper()
	_, err := s.Pull(ctx, s.card)
	if err == nil || want != errAny && !errors.Is(err, want) {
		s.t.Fatalf("got %v, want %v", err, want)
	}
	if !strings.Contains(err.Error(), "large") {
		s.t.Errorf("%q does not name the model", err)
	}
}

func (s *pullTest) holds(want ...string) {
	s.t.Helper()
	if got := s.files(); !slices.Equal(got, want) {
		s.t.Errorf("the folder holds %v, want %v", got, want)
	}
}

func TestPullWhole(t *testing.T) {
	data := noise(300_000)
	s := newPullTest(t, data, whole(data))
	last := int64(0)
	s.Progress = func(done, total int64) {
		if done <= last || total != s.card.Size {
			t.Errorf("progress %d of %d after %d", done, total, last)
		}
		last = done
	}
	s.pulled()
	if last != s.card.Size || s.requests.Load() != 1 {
		t.Errorf("progress ended at %d after %d requests", last, s.requests.Load())
	}
}

func TestPullResumesAfterCut(t *testing.T) {
	data := noise(300_000)
	s := newPullTest(t, data, cutAfter(100_001, data))
	s.fails(t.Context(), io.ErrUnexpectedEOF)
	s.holds("large.onnx.partial")
	s.serve(whole(data))
	s.pulled()
	if got := s.served.Load(); got != 300_000-100_001 {
		t.Errorf("%d bytes were served again or left out", got-(300_000-100_001))
	}
}

// TestPullFromServers: a pull works with servers that cannot resume, each for another reason.
func TestPullFromServers(t *testing.T) {
	data := noise(300_000)
	for name, serve := range map[string]http.HandlerFunc{
		"no ranges": unranged(data),
		"no length": chunked(data),
		"416":       refusing(data, http.StatusRequestedRangeNotSatisfiable, ""),
		"elsewhere": refusing(data, http.StatusPartialContent, "bytes 0-299999/300000"),
	} {
		t.Run(name, func(t *testing.T) {
			s := newPullTest(t, data, serve)
			s.left(data[:1000])
			s.pulled()
		})
	}
}

// refusing responds to a range with a status, and otherwise with the whole file.
func refusing(data []byte, status int, contentRange string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Range") == "" {
			whole(data)(w, r)
			return
		}
		w.Header().Set("Content-Range", contentRange)
		w.WriteHeader(status)
		w.Write(data)
	}
}

// TestPullPieces: a pull continues after a server that sends less than requested.
func TestPullPieces(t *testing.T) {
	data := noise(3000)
	s := newPullTest(t, data, func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Range") == "bytes=1000-" {
			r.Header.Set("Range", "bytes=1000-1999")
		}
		whole(data)(w, r)
	})
	s.left(data[:1000])
	s.fails(t.Context(), io.ErrUnexpectedEOF)
	s.pulled()
}

// TestPullWrong: weights that are not the card's leave no file, and no more bytes are read
// than the card says.
func TestPullWrong(t *testing.T) {
	data := noise(300_000)
	flipped := bytes.Clone(data)
	flipped[200_001] ^= 1
	for name, serve := range map[string]http.HandlerFunc{
		"one bit":            whole(flipped),
		"short":              whole(data[:299_998]),
		"short, no length":   chunked(data[:299_998]),
		"long":               whole(noise(300_002)),
		"long, no length":    chunked(append(bytes.Clone(flipped), data...)),
		"without an end":     endless,
		"nothing":            whole(nil),
		"nothing, no length": chunked(nil),
	} {
		t.Run(name, func(t *testing.T) {
			s := newPullTest(t, data, serve)
			read := int64(0)
			s.Client.Transport = metered{s.Client.Transport, &read}
			s.fails(t.Context(), ErrChecksum)
			s.holds()
			if read > s.card.Size {
				t.Errorf("%d bytes were read of %d", read, s.card.Size)
			}
		})
	}
}

func endless(w http.ResponseWriter, r *http.Request) {
	for piece := noise(1 << 16); r.Context().Err() == nil; {
		if _, err := w.Write(piece); err != nil {
			return
		}
	}
}

// TestPullWrongPartial: a partial file with other bytes than the weights is replaced.
func TestPullWrongPartial(t *testing.T) {
	data := noise(300_000)
	s := newPullTest(t, data, whole(data))
	s.left(make([]byte, 1000))
	s.fails(t.Context(), ErrChecksum)
	s.holds()
	for name, partial := range map[string][]byte{"all wrong": make([]byte, 300_000), "too long": append(bytes.Clone(data), 8, 8)} {
		t.Run(name, func(t *testing.T) {
			s := newPullTest(t, data, whole(data))
			s.left(partial)
			s.pulled()
		})
	}
}

// TestPullCompletePartial: a complete partial file is renamed without a request.
func TestPullCompletePartial(t *testing.T) {
	data := noise(3000)
	s := newPullTest(t, data, whole(data))
	s.left(data)
	s.pulled()
	if n := s.requests.Load(); n != 0 {
		t.Errorf("%d requests", n)
	}
}

func TestPullCancelThenResume(t *testing.T) {
	data := noise(300_000)
	s := newPullTest(t, data, func(w http.ResponseWriter, r *http.Request) {
		w.Write(data[:100_000])
		http.NewResponseController(w).Flush()
		<-r.Context().Done() // the rest never comes
	})
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	s.Progress = func(done, _ int64) {
		if done == 100_000 {
			cancel()
		}
	}
	s.fails(ctx, context.Canceled)
	s.holds("large.onnx.partial")
	s.serve(whole(data))
	s.pulled()
	if got := s.served.Load(); got != 200_000 {
		t.Errorf("%d bytes were served, want the 200000 that were missing", got)
	}
}
