package inference

import (
	"slices"
	"testing"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/pixel"
	"github.com/facecue/facecue/internal/test/kit"
)

// TestLeavesDoubt: a face that can begin a track and is no person by itself leaves a doubt, unless its region has more
// pixels than the search.
func TestLeavesDoubt(t *testing.T) {
	s := search(t, 0, QuickSides())
	for _, c := range []struct {
		scores []float32
		size   float32 // of the faces
		want   bool
	}{
		{nil, 100, false}, {[]float32{0.9, 0.3}, 100, false}, {[]float32{0.9, 0.5}, 100, true}, {[]float32{0.69}, 100, true},
		{[]float32{0.7, 0.49}, 100, false}, {[]float32{0.6}, 71, false}, {[]float32{0.6}, 72, true},
	} {
		faces := make([]face.Face, len(c.scores))
		for i, score := range c.scores {
			faces[i] = face.Face{Score: score, Box: face.Box{W: c.size, H: c.size}}
		}
		if got := s.LeavesDoubt(faces, 640); got != c.want {
			t.Errorf("%+v: %v", c, got)
		}
	}
}

// doubtful is a picture with a drawn face of a width that is in doubt at one side of the input.
func doubtful(t *testing.T, width float64, side int) pixel.Gray {
	t.Helper()
	s := search(t, 0, OneSide(side))
	for contrast := 0.4; contrast > 0.02; contrast *= 0.95 {
		g := kit.FaintFace(width, contrast)
		faces, err := s.Find(planesOf(g, 640))
		if err != nil {
			t.Fatal(err)
		}
		if slices.ContainsFunc(faces, isDoubtful) {
			return g
		}
	}
	t.Fatalf("no face of a width of %v is in doubt", width)
	return pixel.Gray{}
}

// TestSearchOfDoubtfulFace: a face that is in doubt at 640 pixels is searched for at 960 too, unless it is too large
// there; a small one that is in doubt at 960 pixels also at 1280.
func TestSearchOfDoubtfulFace(t *testing.T) {
	for _, c := range []struct {
		width       float64
		side, sides int
	}{{60, wideSide, 3}, {200, wideSide, 2}, {24, leastFarSide, 4}} {
		s := search(t, 0, FineSides())
		if _, err := s.Find(planesOf(doubtful(t, c.width, c.side), 640)); err != nil || len(s.scales) != c.sides {
			t.Errorf("%+v: searched at %d sides, %v", c, len(s.scales), err)
		}
	}
}

// TestWantsFarthest: a tiny face with a score under noDoubt is searched for in most pixels, but not in a picture of 4K.
func TestWantsFarthest(t *testing.T) {
	for _, c := range []struct {
		score, size float32
		length      int
		want        bool
	}{{0.4, 42, 640, true}, {0.69, 42, 640, true}, {0.7, 42, 640, false}, {0.4, 43, 640, false}, {0.4, 42, 3840, false}} {
		s := Search{faces: []face.Face{{Score: 0.9, Box: face.Box{W: 20, H: 20}}, {Score: c.score, Box: face.Box{W: 10, H: c.size}}}}
		if got := s.wantsFarthest(c.length); got != c.want {
			t.Errorf("%+v: %v", c, got)
		}
	}
}
