package portrait

import (
	"fmt"
	"testing"

	"github.com/facecue/facecue/internal/face"
)

var stream = face.Stream{Width: 640, Height: 360, Clock: face.Clock{Base: face.Rational{Num: 1, Den: 25}, Start: 50}}

// seen is a frame with faces of the same quality, one for each person.
func seen(frame int64, quality float32, people ...int) *face.Result {
	r := &face.Result{Frame: frame, PTS: 50 + frame, Status: face.Found}
	for _, id := range people {
		r.Faces = append(r.Faces, face.Face{ID: id, Quality: quality, Box: face.Box{X: float32(100 * id), Y: 10, W: 50, H: 60}})
	}
	return r
}

// TestChoose: three faces, one of each third of the time for which a person is seen, the best.
func TestChoose(t *testing.T) {
	for _, frames := range []int64{150, 900, 30000} {
		t.Run(fmt.Sprint(frames), func(t *testing.T) {
			best := map[int64]bool{frames / 7: true, frames / 2: true, frames * 6 / 7: true}
			c := NewChooser(stream)
			for n := range frames {
				quality := 0.2 + float32(n%10)/100
				if best[n] {
					quality = 0.9
				}
				c.Add(seen(n, quality, 1))
			}
			got := c.Choose(3)[1]
			if len(got) != 3 {
				t.Fatalf("%d faces", len(got))
			}
			for i, f := range got {
				if !best[f.PTS-50] || f.Quality != 0.9 || f.Person != 1 || f.Box.X != 100 || f.Seconds != float64(f.PTS-50)/25 {
					t.Errorf("%d: %+v", i, f)
				}
				if i > 0 && f.PTS <= got[i-1].PTS {
					t.Errorf("the faces are not in order of time")
				}
			}
			if kept := len(c.people[1].faces); kept > mostSlots {
				t.Errorf("%d faces are kept", kept)
			}
		})
	}
}

// TestFewFaces: somebody who is seen for one frame has one face; faces without a number or
// without a size are nobody's, and are hidden all the same.
func TestFewFaces(t *testing.T) {
	c := NewChooser(stream)
	c.Add(seen(0, 0.5, 0, 2))
	empty := seen(1, 0.5, 3)
	empty.Faces[0].Box.W = 0
	c.Add(empty)
	got := c.Choose(3)
	if len(got) != 1 || len(got[2]) != 1 || len(got[2][0].Places) != 3 {
		t.Errorf("%+v", got)
	}
}

// TestPlaces: a face that the detector misses in the chosen frame is among its places, before
// its first detection and after its last.
func TestPlaces(t *testing.T) {
	c := NewChooser(stream)
	for n := range int64(60) {
		people, quality := []int{1}, float32(0.3)
		if n == 7 || n == 35 || n == 50 {
			quality = 0.9
		}
		if n >= 10 && n < 30 {
			people = []int{1, 2}
		}
		c.Add(seen(n, quality, people...))
	}
	got := c.Choose(3)[1]
	if len(got) != 3 || got[0].PTS != 57 || got[1].PTS != 85 || got[2].PTS != 100 {
		t.Fatalf("%+v", got)
	}
	for i, want := range []int{2, 2, 1} {
		if places := got[i].Places; len(places) != want || want == 2 && places[1] != (Place{2, face.Box{X: 200, Y: 10, W: 50, H: 60}}) {
			t.Errorf("frame %d has %+v, %d places are wanted", got[i].PTS-50, places, want)
		}
	}
}
