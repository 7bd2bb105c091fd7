//go:build hosts

package hosts

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/format"
	_ "github.com/facecue/facecue/internal/record" // its formats
	"github.com/facecue/facecue/internal/test/kit"
)

// The film is noise that differs from frame to frame, so that the tests find a picture of the wrong
// time.
const (
	rate   = 25
	length = 75 // frames
)

type film struct{ w, h, frames int }

var small = film{320, 180, length}

func (f film) size() int { return f.w * f.h * 4 }

// pixels are the film's frames, one after the other: red, green, blue, opacity 255.
func (f film) pixels() []byte {
	pix := make([]byte, f.size()*f.frames)
	seed := uint32(1)
	for i := range pix {
		if i%4 == 3 {
			pix[i] = 255
			continue
		}
		if i%(64*4) == 0 {
			seed = seed*1664525 + 1013904223
		}
		pix[i] = byte(seed>>24)/2 + byte(i/4%64)
	}
	return pix
}

// write writes the film's raw frames to a folder.
func (f film) write(t *testing.T, folder string) string {
	t.Helper()
	path := filepath.Join(folder, "film.rgba")
	if err := os.WriteFile(path, f.pixels(), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// results: person 1 moves, changes its expression and is missing in some frames; person 2 comes
// later.
func (f film) results() (all []face.Result) {
	scale := float32(f.w) / 640
	for n := range f.frames {
		r := face.Result{Frame: int64(n), PTS: int64(n) * 512, Duration: 512}
		if n < 30 || n >= 36 {
			label := face.Happiness
			if n >= 45 {
				label = face.Anger
			}
			r.Faces = append(r.Faces, kit.Classified(1, label, 0.8, 60+3*float32(n)))
		}
		if n >= 20 {
			r.Faces = append(r.Faces, kit.Classified(2, face.Sadness, 0.7, 420-float32(n)))
		}
		for i := range r.Faces {
			b := &r.Faces[i].Box
			*b = face.Box{X: b.X * scale, Y: b.Y * scale, W: b.W * scale, H: b.H * scale}
		}
		r.DeriveStatus()
		all = append(all, r)
	}
	return all
}

// record writes the film's record to a folder.
func (f film) record(t *testing.T, folder string) string {
	t.Helper()
	return f.recordOf(t, folder, f.results())
}

// recordOf writes a record with the given results.
func (f film) recordOf(t *testing.T, folder string, results []face.Result) string {
	t.Helper()
	path := filepath.Join(folder, "film.jsonl")
	out, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer out.Close()
	stream := face.Stream{Width: f.w, Height: f.h, Clock: face.Clock{Base: face.Rational{Num: 1, Den: 12800}}, Rate: face.Rational{Num: rate, Den: 1}}
	jsonl := kit.Format(t, "jsonl")
	w, err := jsonl.New(out, jsonl.Options.Defaults(), format.Header{Stream: stream, Provenance: face.Provenance{Filters: "detect,classify,track,smooth"}})
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range results {
		if err := w.Result(&r); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}
