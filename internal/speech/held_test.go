package speech_test

import (
	"testing"

	"github.com/facecue/facecue/internal/speech"
)

// TestHeld: a person speaks once the scores of several pictures say so, and goes on over a pause.
func TestHeld(t *testing.T) {
	h := speech.NewHeld(stream)
	pts := int64(0)
	feed := func(score float32, count int) (state float32) {
		for range count {
			pts += 4
			h.Forget(pts)
			state = h.State(1, score, pts)
		}
		return state
	}
	for i, c := range []struct {
		score float32
		count int
		want  float32
	}{
		{0.1, 25, 0}, {0.9, 1, 0}, {0.9, 24, 1}, {0.1, 10, 1}, {0.9, 10, 1}, {0.1, 30, 0},
	} {
		if got := feed(c.score, c.count); got != c.want {
			t.Errorf("step %d: %v, want %v", i, got, c.want)
		}
	}
	feed(0.9, 25)
	if h.State(2, 0.9, pts) != 0 {
		t.Error("the first picture of another person speaks")
	}
	h.Forget(pts + 51)
	if h.State(1, 0.9, pts+51) != 0 {
		t.Error("a person who was away is remembered")
	}
	feed(0.9, 25)
	if h.State(1, 0.9, 0) != 0 {
		t.Error("time that runs backwards is not noticed")
	}
}
