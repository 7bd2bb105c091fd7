package event

import (
	"slices"
	"time"

	"github.com/facecue/facecue/internal/elementary"
	"github.com/facecue/facecue/internal/face"
)

// surest bounds the estimate of a single frame, so that its log-odds are finite.
const surest = 0.9975

// talks is the log-odds of a face's estimate of talking; 0 without one.
func (t *TwoSided) talks(f *face.Face) float64 {
	if !t.hears(f) {
		return 0
	}
	p := min(max(float64(f.Estimates[t.set.Speaking-1]), 1-surest), surest)
	return elementary.Log(p / (1 - p))
}

// hears tells that a face has an estimate of talking of its own frame alone.
func (t *TwoSided) hears(f *face.Face) bool {
	return !t.set.Heard && t.set.Speaking > 0 && len(f.Estimates) >= t.set.Speaking
}

// averageSpeaking replaces the estimate of talking of a face by the one that the frames within
// reach give together: the mean of their log-odds.
func (t *TwoSided) averageSpeaking(f *face.Face, now time.Duration) {
	if !t.hears(f) {
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
	f.Estimates = slices.Clone(f.Estimates) // others share it
	f.Estimates[t.set.Speaking-1] = face.RoundScore(float32(1 / (1 + elementary.Exp(-sum/float64(count)))))
}
