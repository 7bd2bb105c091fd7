package models

import (
	"bytes"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/facecue/facecue/internal/output"
)

// TestPullAgain: a second pull downloads only what is missing or damaged.
func TestPullAgain(t *testing.T) {
	data := noise(3000)
	s := newPullTest(t, data, whole(data))
	s.pulled()
	for _, c := range []struct {
		name     string
		spoil    func()
		requests int64
	}{
		{"nothing", func() {}, 0},
		{"no card", func() { os.Remove(s.path("large.json")) }, 0},
		{"an older card", func() {
			write(t, s.path("large.json"), bytes.Replace(s.text(), []byte(`"temperature": 0.5`), []byte(`"temperature": 0.6`), 1))
		}, 0},
		{"damaged weights", func() { write(t, s.path("large.onnx"), data[:2000]) }, 1},
		{"no weights", func() { os.Remove(s.path("large.onnx")) }, 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			before, old := s.requests.Load(), time.Unix(1e9, 0)
			os.Chtimes(s.path("large.json"), old, old)
			c.spoil()
			s.pulled()
			if got := s.requests.Load() - before; got != c.requests {
				t.Errorf("%d requests, want %d", got, c.requests)
			}
			if st, err := os.Stat(s.path("large.json")); err != nil || st.ModTime().Equal(old) != (c.name == "nothing") {
				t.Errorf("the card is of %v, %v", st.ModTime(), err)
			}
		})
	}
}

func (s *pullTest) text() []byte {
	text, err := s.card.text()
	if err != nil {
		s.t.Fatal(err)
	}
	return text
}

// TestPullSparesOthers: a pull never replaces the user's own network.
func TestPullSparesOthers(t *testing.T) {
	data := noise(3000)
	own := bytes.Replace([]byte(builtInCard(t, "expression.json")), []byte(DefaultExpression), []byte("large"), 1)
	for name, content := range map[string][]byte{"large.onnx": []byte("mine"), "large.json": own} {
		s := newPullTest(t, data, whole(data))
		s.put(name, content)
		s.fails(t.Context(), output.ErrExists)
		s.holds(name)
		if got, _ := os.ReadFile(s.path(name)); !bytes.Equal(got, content) || s.requests.Load() != 0 {
			t.Errorf("%s changed or a server got a request", name)
		}
	}
}

// TestPullSparesOthersPart: a pull does not resume the partial file of another program.
func TestPullSparesOthersPart(t *testing.T) {
	data := noise(3000)
	s := newPullTest(t, data, whole(data))
	s.put("large.onnx.partial", []byte("mine"))
	if _, err := s.Pull(t.Context(), s.card); err != nil {
		t.Fatal(err)
	}
	s.holds("large.json", "large.onnx", "large.onnx.partial")
	if got, _ := os.ReadFile(s.path("large.onnx.partial")); string(got) != "mine" {
		t.Errorf("the file became %q", got)
	}
}

// TestPullSparesLinks: a pull does not write through a link.
func TestPullSparesLinks(t *testing.T) {
	data := noise(3000)
	s := newPullTest(t, data, whole(data))
	s.pulled()
	precious := filepath.Join(t.TempDir(), "precious")
	write(t, precious, []byte("precious"))
	os.Remove(s.path("large.onnx"))
	if err := os.Symlink(precious, s.path("large.onnx")); err != nil {
		t.Fatal(err)
	}
	s.fails(t.Context(), output.ErrExists)
	if got, _ := os.ReadFile(precious); string(got) != "precious" {
		t.Errorf("the file became %q", got)
	}
}

func TestPullTwiceAtOnce(t *testing.T) {
	data := noise(3000)
	s := newPullTest(t, data, whole(data))
	s.left(data[:1000])
	f, err := os.Open(s.path("large.onnx.partial"))
	if err != nil {
		t.Fatal(err)
	}
	if err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX); err != nil {
		t.Fatal(err)
	}
	s.fails(t.Context(), output.ErrBusy)
	f.Close()
	s.pulled()
}

func TestPullStatus(t *testing.T) {
	data := noise(3000)
	s := newPullTest(t, data, func(w http.ResponseWriter, r *http.Request) {
		w.WriteHeader(http.StatusServiceUnavailable)
		w.Write(data)
	})
	if _, err := s.Pull(t.Context(), s.card); err == nil || !strings.Contains(err.Error(), "503 Service Unavailable") {
		t.Errorf("got %v", err)
	}
	s.holds()
}
