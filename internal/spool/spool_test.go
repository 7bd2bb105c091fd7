package spool

import (
	"bufio"
	"bytes"
	"io"
	"math"
	"os"
	"reflect"
	"testing"

	"github.com/facecue/facecue/internal/face"
)

// film is results of all kinds.
func film() (list []face.Result) {
	for n := range int64(200) {
		r := face.Result{Frame: n, PTS: 90000 + n*n, Duration: n % 3, MadePTS: n%5 == 0, Status: face.Status(n % 4)}
		for i := range n % 4 {
			f := face.Face{ID: int(i + n), Box: face.Box{X: float32(n), Y: -0.25, W: 3.5, H: float32(math.Inf(1))}, Score: 0.5, Quality: 0.75, Label: face.Fear, By: face.Way(n % 4), State: face.LowQuality}
			f.Points[4] = face.Point{X: 1, Y: float32(-n)}
			f.Scores[i], f.Scores[7] = 0.9, 0.1
			for k := range i {
				f.Estimates = append(f.Estimates, float32(k)-0.5)
			}
			r.Faces = append(r.Faces, f)
		}
		list = append(list, r)
	}
	return list
}

func equal(a, b face.Result) bool {
	if len(a.Faces) == 0 && len(b.Faces) == 0 {
		a.Faces, b.Faces = nil, nil
	}
	return reflect.DeepEqual(a, b)
}

// TestReplay: results come back as they were added, twice.
func TestReplay(t *testing.T) {
	s, err := New()
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for _, r := range film() {
		if err := s.Add(&r); err != nil {
			t.Fatal(err)
		}
	}
	for range 2 {
		in, err := s.Replay()
		if err != nil {
			t.Fatal(err)
		}
		for _, want := range film() {
			got, err := in.Read()
			if err != nil || !equal(*got, want) {
				t.Fatalf("%v\ngot  %+v\nwant %+v", err, got, want)
			}
		}
		if _, err := in.Read(); err != io.EOF {
			t.Errorf("after the last: %v", err)
		}
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Error("closed twice:", err)
	}
}

// TestNothingIsLeft: the file has no name while it is used.
func TestNothingIsLeft(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	s, err := New()
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if left, err := os.ReadDir(os.Getenv("TMPDIR")); err != nil || len(left) != 0 {
		t.Errorf("%v %v", left, err)
	}
	t.Setenv("TMPDIR", "/nowhere")
	if _, err := New(); err == nil {
		t.Error("a file in no folder")
	}
}

// TestClosedFile: a write or a read that fails is said.
func TestClosedFile(t *testing.T) {
	s, err := New()
	if err != nil {
		t.Fatal(err)
	}
	s.file.Close()
	if err := s.Add(&film()[3]); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Replay(); err == nil {
		t.Error("a failed write was not said")
	}
	for range bufferSize / 100 {
		err = s.Add(&film()[3])
	}
	if err == nil {
		t.Error("a failed write was not said")
	}
}

// TestDamaged: a file that was cut anywhere gives whole results, then an error or the end.
func TestDamaged(t *testing.T) {
	var whole []byte
	results, last := film()[:8], face.Result{}
	ends := map[int]bool{0: true}
	for i := range results {
		whole = append(whole, appendResult(nil, &last, &results[i])...)
		last.Frame, last.PTS, last.Duration = results[i].Frame, results[i].PTS, results[i].Duration
		ends[len(whole)] = true
	}
	for cut := range len(whole) {
		r := &Reader{in: bufio.NewReader(bytes.NewReader(whole[:cut]))}
		var err error
		for n := 0; err == nil; n++ {
			var got *face.Result
			if got, err = r.Read(); err == nil && !equal(*got, results[n]) {
				t.Fatalf("cut at %d: %+v", cut, got)
			}
		}
		if (err == io.EOF) != ends[cut] {
			t.Errorf("cut at %d: %v", cut, err)
		}
	}
	many := append(make([]byte, 4), 0xff, 0xff, 0xff, 0x7f)
	if _, err := (&Reader{in: bufio.NewReader(bytes.NewReader(many))}).Read(); err == nil {
		t.Error("two hundred million faces")
	}
}

func BenchmarkAdd(b *testing.B) {
	s, err := New()
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	r := film()[3]
	for b.Loop() {
		if err := s.Add(&r); err != nil {
			b.Fatal(err)
		}
	}
}
