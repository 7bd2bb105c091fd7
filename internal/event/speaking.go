package event

import (
	"time"

	"github.com/facecue/facecue/internal/elementary"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/speech"
)

// talks is the log-odds of a face's estimate of talking; 0 without one.
func (t *TwoSided) talks(f *face.Face) float64 {
	if t.set.Speaking <= 0 || len(f.Estimates) < t.set.Speaking {
		return 0
	}
	return speech.LogOdds(f.Estimates[t.set.Speaking-1])
}

// averageSpeaking sets the score of speaking that the frames within reach give together: by the
// mean of the log-odds of their estimates.
func (t *TwoSided) averageSpeaking(f *face.Face, now time.Duration) {
	f.Speaking = 0
	if t.set.Speaking <= 0 || len(f.Estimates) < t.set.Speaking {
		return
	}
	list, _ := t.scores.get(f.ID)
	sum, count := 0.0, 0
	for _, s := range *list {
		if max(s.at-now, now-s.at) <= t.reach {
			sum += s.talks
			count++
		}
	}
	if count == 0 {
		return
	}
	f.Speaking = face.RoundScore(float32(1 / (1 + elementary.Exp(-sum/float64(count)))))
}
