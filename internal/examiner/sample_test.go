package examiner

import (
	"testing"

	"github.com/facecue/facecue/internal/face"
)

// TestBest: of the faces whose score is near the highest the largest counts.
func TestBest(t *testing.T) {
	of := func(score, size float32) face.Face {
		return face.Face{Score: score, Box: face.Box{W: size, H: size}}
	}
	for name, c := range map[string]struct {
		faces []face.Face
		want  float32 // the score of the face that counts
	}{
		"a large false face": {[]face.Face{of(0.68, 300), of(0.96, 100)}, 0.96},
		"a small bystander":  {[]face.Face{of(0.97, 40), of(0.9, 200)}, 0.9},
		"one face":           {[]face.Face{of(0.6, 50)}, 0.6},
	} {
		if got := best(c.faces); len(got) != 1 || got[0].Score != c.want {
			t.Errorf("%s: %+v", name, got)
		}
	}
	if got := best(nil); len(got) != 0 {
		t.Errorf("of no faces: %+v", got)
	}
}

// TestCheckFound: figures are refused if more pictures have no face than have one.
func TestCheckFound(t *testing.T) {
	for _, c := range []struct {
		found, missing int
		fails          bool
	}{{3, 1, false}, {2, 2, false}, {0, 0, false}, {1, 2, true}, {0, 981, true}} {
		if err := checkFound(c.found, c.missing); (err != nil) != c.fails {
			t.Errorf("%d found, %d missing: %v", c.found, c.missing, err)
		}
	}
}
