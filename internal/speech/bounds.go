package speech

import (
	"time"

	"github.com/facecue/facecue/internal/elementary"
)

// A person speaks from a smoothed score of Enter on, and goes on as long as smoothed scores of at least
// Leave follow each other within Pause. docs/STATES.md says how the numbers were chosen.
const (
	Enter = 0.5
	Leave = 0.4
	Pause = 500 * time.Millisecond
)

// surest bounds the score of a single picture, so that its log-odds are finite.
const surest = 0.9975

// LogOdds are those of the score of a single picture, which is bounded to 0.0025 to 0.9975.
func LogOdds(score float32) float64 {
	p := min(max(float64(score), 1-surest), surest)
	return elementary.Log(p / (1 - p))
}
