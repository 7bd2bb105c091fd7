package track_test

import (
	"testing"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/track"
)

// TestJudge: a track is refused for a low mean score, however high some of its scores are.
func TestJudge(t *testing.T) {
	for name, c := range map[string]struct {
		scores []float32
		want   bool
	}{
		"a person":                   {[]float32{0.9, 0.8, 0.95}, false},
		"a person who turns away":    {[]float32{0.9, 0.9, 0.4, 0.45}, false},
		"hands":                      {[]float32{0.72, 0.45, 0.4, 0.41}, true},
		"just enough":                {[]float32{0.5, 0.5, 0.6, 0.4}, false},
		"nearly enough":              {[]float32{0.5, 0.5, 0.5, 0.4999}, true},
		"a picture file of one face": {[]float32{0.6}, false},
	} {
		j := track.NewJudge()
		for _, score := range c.scores {
			j.Add(&face.Result{Faces: []face.Face{{ID: 7, Score: score}, {ID: 8, Score: 0.9}}})
		}
		if got := j.Refused(); got[7] != c.want || got[8] {
			t.Errorf("%s: refused %v, want %v", name, got, c.want)
		}
	}
	j := track.NewJudge()
	for i, score := range []float32{0.8, 0.45, 0.45, 0.45, 0.78} { // a profile that is followed
		by := face.InRegion
		if i%4 == 0 {
			by = face.InPicture
		}
		j.Add(&face.Result{Faces: []face.Face{{ID: 1, Score: score, By: by}}})
	}
	if got := j.Refused(); got[1] {
		t.Error("a person with low scores in regions is refused")
	}
	if got := track.NewJudge().Refused(); len(got) != 0 {
		t.Errorf("of no tracks: %v", got)
	}
}
