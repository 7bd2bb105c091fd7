package plugin

import (
	"os"
	"path/filepath"
	"sync"
	"testing"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/format"
	"github.com/facecue/facecue/internal/test/kit"
)

// recording writes the record of a second of 640x360 at 25 frames a second. Person 1 is at x 100;
// person 2 is at x 300 but for frames 10 to 15.
func recording(t testing.TB) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "a.jsonl")
	out, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer out.Close()
	stream := face.Stream{Width: 640, Height: 360, Clock: face.Clock{Base: face.Rational{Num: 1, Den: 25}}, Rate: face.Rational{Num: 25, Den: 1}}
	f := kit.Format(t, "jsonl")
	w, err := f.New(out, f.Options.Defaults(), format.Header{Stream: stream})
	if err != nil {
		t.Fatal(err)
	}
	for n := range int64(25) {
		r := face.Result{Frame: n, PTS: n, Duration: 1, Faces: []face.Face{kit.Classified(1, face.Happiness, 0.8, 100)}}
		if n < 10 || n > 15 {
			r.Faces = append(r.Faces, kit.Classified(2, face.Anger, 0.8, 300))
		}
		r.DeriveStatus()
		if err := w.Result(&r); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

// log collects the lines that a process logs.
type log struct {
	mu    sync.Mutex
	lines []string
}

func (l *log) say(line string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.lines = append(l.lines, line)
}

func process() (*Process, *log) {
	l := &log{}
	return NewProcess(l.say), l
}

// picture is a grey-blue picture for an instance.
func picture(n *Instance) []byte {
	pix := make([]byte, n.Size())
	for i := range pix {
		pix[i] = byte(60 + i%4*30 + i/4%13)
	}
	return pix
}

// drawn is an instance's picture after Update, and the area that it changed.
func drawn(n *Instance, at float64) (out []byte, changed area) {
	in := picture(n)
	out = make([]byte, len(in))
	n.Update(at, in, out)
	stride := n.host.stride(n.w)
	changed = area{1 << 30, 1 << 30, 0, 0, 0}
	for i := range in {
		if in[i] != out[i] {
			x, y := i%stride/4, i/stride
			changed = area{min(changed.x0, x), min(changed.y0, y), max(changed.x1, x+1), max(changed.y1, y+1), changed.bytes + 1}
		}
	}
	return out, changed
}

type area struct{ x0, y0, x1, y1, bytes int }
