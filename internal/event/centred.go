package event

import (
	"time"

	"github.com/facecue/facecue/internal/face"
)

// sample is the raw scores of a person in one frame.
type sample struct {
	at     time.Duration // player's time
	scores face.Scores
	talks  float64 // log-odds of the estimate Settings.Speaking; 0 without one
}

// collect keeps the raw scores of a frame for the smoothing of those before it.
func (t *TwoSided) collect(r *face.Result) {
	if r.Status == face.NotAnalysed {
		return
	}
	for i := range r.Faces {
		if f := &r.Faces[i]; judged(f) {
			list, _ := t.scores.get(f.ID)
			*list = append(*list, sample{t.clock.Time(r.PTS), f.Scores, t.talks(f)})
		}
	}
}

// forget deletes the raw scores that lie out of reach before a time.
func (t *TwoSided) forget(now time.Duration) {
	t.scores.sweep(func(_ int, list *[]sample) bool {
		kept := 0
		for kept < len(*list) && (*list)[kept].at < now-t.set.reach() {
			kept++
		}
		*list = append((*list)[:0], (*list)[kept:]...)
		return len(*list) == 0
	})
}

// centred is the scores of a face smoothed over the time before and after a frame. A score
// weighs exp(-2*distance/Tau): two sides with half the time constant suppress as much noise
// as one side with the whole.
func (t *TwoSided) centred(f *face.Face, now time.Duration) face.Scores {
	list, _ := t.scores.get(f.ID)
	var sums [face.NumLabels]float64
	total := 0.0
	for _, s := range *list {
		distance := max(s.at-now, now-s.at)
		weight := 1.0
		switch {
		case distance > t.reach || distance > 0 && t.set.Tau <= 0:
			continue
		case distance > 0:
			weight = t.weights.of(distance)
		}
		total += weight
		for i, v := range s.scores {
			sums[i] += float64(weight * float64(v))
		}
	}
	if total == 0 {
		return f.Scores
	}
	var smooth face.Scores
	for i := range smooth {
		smooth[i] = float32(sums[i] / total)
	}
	return smooth
}
