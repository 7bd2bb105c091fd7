package event

import (
	"math"
	"slices"
	"time"

	"github.com/facecue/facecue/internal/face"
)

// fluctuation is how the raw scores of a person vary, and the candidates that are to be
// compared with it.
type fluctuation struct {
	samples []stated // oldest first
	waiting []candidate
}

// stated is the raw scores of a person in one frame, the state, and whether the person speaks.
type stated struct {
	at     time.Duration // player's time
	state  face.Label
	speaks bool // false where that is not known
	scores face.Scores
}

// candidate is a rise that has the height and length of a fleeting expression.
type candidate struct {
	event               Event
	baseline            face.Scores // at its onset
	onset, apex, offset time.Duration
}

const (
	// compared is how much time before and after a candidate it is compared with.
	compared = 30 * time.Second
	// change is the time around a change of state whose scores are of neither state.
	change = 200 * time.Millisecond
	// typicalSpread is the spread of the score of one label in people who talk, as if it had been
	// seen for typicalTime: what a person's own is before the person was seen for long.
	typicalSpread = 0.15
	typicalTime   = 2 * time.Second
	// leastSpread is added to every spread: a score that never moved is not infinitely sure.
	leastSpread = 0.04
	// alarmsAtOne is the number of false alarms a minute of speech at a strength of one. The
	// number falls with the square of the strength, which is how Chebyshev's inequality bounds it
	// whatever the distribution. docs/STATES.md says how it was measured.
	alarmsAtOne = 40
	// usually is the share of scores up to the one by which the spread is measured. A normal
	// distribution has it normalQuantile standard deviations over its median. Rises that
	// take less than the rest of the time do not change the spread.
	usually        = 0.98
	normalQuantile = 2.054
)

// note keeps the scores of a face for the comparison.
func (s *Segmenter) note(f *face.Face, now time.Duration) {
	p, _ := s.fluctuations.get(f.ID)
	if n := len(p.samples); n > 0 && now < p.samples[n-1].at {
		p.samples = p.samples[:0] // time runs backwards
	}
	p.samples = append(p.samples, stated{now, f.State, s.speaks(f), f.Scores})
}

// compare emits the candidates for which all frames they are compared with have come, and
// forgets the scores that no candidate is compared with any more.
func (s *Segmenter) compare(now time.Duration, emit Emit) (err error) {
	s.fluctuations.sweep(func(_ int, p *fluctuation) bool {
		for len(p.waiting) > 0 && now >= p.waiting[0].apex+compared {
			err = firstError(err, s.judge(p, p.waiting[0], emit))
			p.waiting = slices.Delete(p.waiting, 0, 1)
		}
		if old := now - 2*compared; len(p.samples) > 0 && p.samples[0].at < old-compared/2 {
			kept := slices.IndexFunc(p.samples, func(v stated) bool { return v.at >= old })
			if kept < 0 {
				kept = len(p.samples)
			}
			p.samples = append(p.samples[:0], p.samples[kept:]...)
		}
		return len(p.samples) == 0 && len(p.waiting) == 0
	})
	return err
}

// judge emits a candidate that stands out from the scores of the same person in the same
// state, and of the person's speech where the person speaks, unless it is a part of a change of state.
func (s *Segmenter) judge(p *fluctuation, c candidate, emit Emit) error {
	state, steady := p.stateDuring(c)
	if !steady || state == c.event.Label {
		return nil
	}
	median, spread, seen := p.spread(c, stated{state: state, speaks: p.speaksAt(c.apex)}, s.set.Gap)
	base := weighted(median, float64(c.baseline[c.event.Label-face.Neutral]), seen)
	strength := (float64(c.event.Peak) - base) / (weighted(spread, typicalSpread, seen) + leastSpread)
	alarms := alarmsAtOne / float64(strength*strength)
	if strength <= 0 || alarms > s.set.Rate {
		return nil
	}
	c.event.Strength = float32(math.Round(strength*10) / 10)
	c.event.FalseAlarms = float32(math.Round(alarms*600) / 10)
	return emit(c.event)
}

// stateDuring is the state in which a candidate lies, and whether it is the same from the
// frame before the candidate to the frame after it.
func (p *fluctuation) stateDuring(c candidate) (state face.Label, steady bool) {
	first := true
	for i, v := range p.samples {
		if i+1 < len(p.samples) && p.samples[i+1].at < c.onset || v.at > c.offset {
			continue
		}
		if !first && v.state != state {
			return state, false
		}
		state, first = v.state, false
	}
	return state, true
}

// speaksAt tells that the person speaks at a time.
func (p *fluctuation) speaksAt(at time.Duration) bool {
	return slices.ContainsFunc(p.samples, func(v stated) bool { return v.at == at && v.speaks })
}

// spread is the median of the scores of a candidate's label, of the same person in a state around
// the candidate and without it, speaking or silent as at the candidate; how far the scores spread over the median, in standard deviations
// of the normal distribution that has the same quantile; and for how long such frames were seen.
func (p *fluctuation) spread(c candidate, like stated, gap time.Duration) (median, spread float64, seen time.Duration) {
	var scores []float32
	for i, v := range p.samples {
		if v.state != like.state || v.speaks != like.speaks || v.at >= c.onset && v.at < c.offset || max(v.at-c.apex, c.apex-v.at) > compared || p.changes(i) {
			continue
		}
		if i > 0 {
			seen += min(v.at-p.samples[i-1].at, gap)
		}
		scores = append(scores, v.scores.Of(c.event.Label))
	}
	if len(scores) == 0 {
		return 0, 0, 0
	}
	slices.Sort(scores)
	median = float64(scores[len(scores)/2])
	return median, (float64(scores[int(usually*float64(len(scores)))]) - median) / normalQuantile, seen
}

// weighted is the mean of what was seen for some time and of what is typical.
func weighted(own, typical float64, seen time.Duration) float64 {
	whole := (seen + typicalTime).Seconds()
	return (float64(seen.Seconds()*own) + float64(typicalTime.Seconds()*typical)) / whole
}

// changes tells that the state changes near a sample.
func (p *fluctuation) changes(i int) bool {
	at := p.samples[i].at
	for n := i; n >= 0 && at-p.samples[n].at < change; n-- {
		if p.samples[n].state != p.samples[i].state {
			return true
		}
	}
	for n := i; n < len(p.samples) && p.samples[n].at-at < change; n++ {
		if p.samples[n].state != p.samples[i].state {
			return true
		}
	}
	return false
}
