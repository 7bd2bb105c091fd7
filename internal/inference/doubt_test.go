package inference

import (
	"errors"
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
		if got, err := s.LeavesDoubt(&Planes{W: 640, H: 360}, faces); err != nil || got != c.want {
			t.Errorf("%+v: %v, %v", c, got, err)
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
		if slices.ContainsFunc(faces, func(f face.Face) bool { return isDoubtful(&f) }) {
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

// TestSearchAsksFirst: more pixels are searched for a face in doubt only if IsLikely takes it for one. Its error is passed on.
func TestSearchAsksFirst(t *testing.T) {
	refused := errors.New("refused")
	in := planesOf(doubtful(t, 60, wideSide), 640)
	for _, c := range []struct {
		isLikely bool
		err      error
		sides    int
	}{{true, nil, 3}, {false, nil, 2}, {true, refused, 2}} {
		s := search(t, 0, FineSides())
		s.IsLikely = func(*Planes, face.Box) (bool, error) { return c.isLikely, c.err }
		if _, err := s.Find(in); !errors.Is(err, c.err) || len(s.scales) != c.sides {
			t.Errorf("%+v: searched at %d sides, %v", c, len(s.scales), err)
		}
		if got, err := s.LeavesDoubt(in, []face.Face{{Score: 0.6, Box: face.Box{W: 80, H: 80}}}); !errors.Is(err, c.err) || err == nil && got != c.isLikely {
			t.Errorf("%+v: leaves doubt: %v, %v", c, got, err)
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
		if got, err := s.wantsFarthest(nil, c.length); err != nil || got != c.want {
			t.Errorf("%+v: %v, %v", c, got, err)
		}
	}
}
