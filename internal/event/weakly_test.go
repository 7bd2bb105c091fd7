package event_test

import (
	"testing"

	"github.com/facecue/facecue/internal/face"
)

// weakly is neutral with a time of happiness at a score, in frames.
func weakly(frames int, score float32) (results []face.Result) {
	for n := range 60 + frames {
		f := shown(1, face.Neutral, 0.9)
		if n >= 30 && n < 30+frames {
			f = shown(1, face.Happiness, score)
		}
		results = append(results, face.Result{Frame: int64(n), PTS: int64(n), Duration: 1, Status: face.Found, Faces: []face.Face{f}})
	}
	return results
}

// TestTwoSidedWeakly: what is shown weakly must last longer than what is shown plainly, and
// then begins where it took the lead as well.
func TestTwoSidedWeakly(t *testing.T) {
	for _, c := range []struct {
		frames int
		score  float32
		want   string
	}{
		{15, 0.9, of("n", 30, "h", 15, "n", 30)},
		{15, 0.6, of("n", 75)},
		{30, 0.6, of("n", 31, "h", 28, "n", 31)},
	} {
		if got := twoSided(settings(), weakly(c.frames, c.score)); got != c.want {
			t.Errorf("%d frames of %v:\ngot  %s\nwant %s", c.frames, c.score, got, c.want)
		}
	}
}
