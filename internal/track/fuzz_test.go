package track_test

import (
	"math"
	"testing"

	"github.com/facecue/facecue/internal/face"
)

// FuzzTracker throws boxes of any kind at the tracker, five bytes each. Numbers
// are never given twice in a frame, never go missing in between, and the same
// film gives the same numbers.
func FuzzTracker(f *testing.F) {
	f.Add([]byte("\x10\x10\x20\xf0\x00\x11\x10\x20\xf0\x01\x12\x11\x20\x60\x00"))
	f.Add([]byte("\x10\x10\x00\xf0\x00\xff\xff\xff\xff\xff"))
	f.Fuzz(func(t *testing.T, script []byte) {
		first, second := newScenario(t), newScenario(t)
		highest := 0
		for _, faces := range frames(script) {
			a := first.show(append([]face.Face(nil), faces...)...)
			b := second.show(append([]face.Face(nil), faces...)...)
			if len(a) != len(b) {
				t.Fatal("two runs kept different faces")
			}
			for i := range a {
				if a[i].ID != b[i].ID || a[i].ID < 1 || i > 0 && a[i].ID <= a[i-1].ID {
					t.Fatalf("numbers: %+v and %+v", a, b)
				}
				if a[i].ID > highest+1 {
					t.Fatalf("number %d came after %d", a[i].ID, highest)
				}
				highest = max(highest, a[i].ID)
			}
		}
	})
}

// frames cuts a script into frames of up to seven faces.
func frames(script []byte) (all [][]face.Face) {
	var faces []face.Face
	for ; len(script) >= 5 && len(all) < 500; script = script[5:] {
		f := head(int(script[4]%4), 4*float32(script[0]), 4*float32(script[1]))
		f.Box.W, f.Score = 2*float32(script[2]), float32(script[3])/255
		if script[3] == 13 {
			f.Box.X = float32(math.NaN())
		}
		faces = append(faces, f)
		if script[4]&1 == 0 || len(faces) == 7 {
			all, faces = append(all, faces), nil
		}
	}
	return all
}

func BenchmarkFourPeople(b *testing.B) {
	s := newScenario(b)
	faces := make([]face.Face, 4)
	b.ReportAllocs()
	for n := 0; b.Loop(); n++ {
		for i := range faces {
			faces[i] = head(i, float32(200*i+n%50), 100)
		}
		s.show(faces...)
	}
}
