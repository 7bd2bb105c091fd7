package track

import (
	"math"
	"testing"

	"github.com/facecue/facecue/internal/face"
)

// TestClean drops what is no rectangle of a picture.
func TestClean(t *testing.T) {
	nan, inf := float32(math.NaN()), float32(math.Inf(1))
	const maxCoordinate = 1 << 24
	for _, c := range []struct {
		face face.Face
		kept bool
	}{
		{face.Face{Box: face.Box{X: 1, Y: 2, W: 3, H: 4}}, true},
		{face.Face{Box: face.Box{X: -maxCoordinate, Y: maxCoordinate, W: maxCoordinate, H: maxCoordinate}}, true},
		{face.Face{Box: face.Box{X: nan, Y: 2, W: 3, H: 4}}, false},
		{face.Face{Box: face.Box{X: 1, Y: -inf, W: 3, H: 4}}, false},
		{face.Face{Box: face.Box{X: 1, Y: 2, W: inf, H: 4}}, false},
		{face.Face{Box: face.Box{X: 1, Y: 2, W: 3, H: maxCoordinate + 2}}, false},
		{face.Face{Box: face.Box{X: -maxCoordinate - 2, Y: 2, W: 3, H: 4}}, false},
		{face.Face{Box: face.Box{X: 1, Y: 2, W: 0, H: 4}}, false},
		{face.Face{Box: face.Box{X: 1, Y: 2, W: 3, H: 0}}, false},
		{face.Face{Box: face.Box{X: 1, Y: 2, W: 3, H: 4}, Score: nan}, false},
	} {
		if got := len(clean([]face.Face{c.face}, 10)); (got == 1) != c.kept {
			t.Errorf("%+v: %d faces left", c.face, got)
		}
	}
}

// TestCleanKeepsTheSurest, the first of equals first.
func TestCleanKeepsTheSurest(t *testing.T) {
	var faces []face.Face
	for i, score := range []float32{0.5, 0.9, 0.7, 0.9, 0.6} {
		faces = append(faces, face.Face{Box: face.Box{X: float32(i), W: 1, H: 1}, Score: score})
	}
	for most, want := range map[int][]float32{0: {}, 1: {1}, 3: {1, 3, 2}, 5: {1, 3, 2, 4, 0}, 9: {1, 3, 2, 4, 0}} {
		got := clean(append([]face.Face(nil), faces...), most)
		if len(got) != len(want) {
			t.Fatalf("%d of at most %d", len(got), most)
		}
		for i := range want {
			if got[i].Box.X != want[i] {
				t.Errorf("at most %d: face %v is number %d", most, got[i].Box.X, i)
			}
		}
	}
}
