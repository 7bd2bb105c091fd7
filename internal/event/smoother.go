package event

import (
	"time"

	"github.com/facecue/facecue/internal/elementary"
	"github.com/facecue/facecue/internal/face"
)

// Smoother sets Smooth and State of every face. It uses earlier frames only, so that
// live pictures are not delayed; where a delay is allowed, a TwoSided decides anew by what
// follows too.
type Smoother struct {
	set     Settings
	clock   face.Clock
	known   byPerson[smoothState]
	picture int64 // counts those that were analysed
	weights memo  // of a new frame, by the time since the one before
}

// smoothState is the smoothed scores and the state of one person.
type smoothState struct {
	presence
	smooth face.Scores
	judged time.Duration // player's time of the last frame that could be judged
	state  face.Label    // None before the first of those
	since  time.Duration // when the state began
	peak   float32       // highest smoothed score of the state
}

// NewSmoother makes one for a stream.
func NewSmoother(set Settings, stream face.Stream) *Smoother {
	return &Smoother{set: set, clock: stream.Clock, weights: memo{compute: func(span time.Duration) float64 {
		return -elementary.Expm1(-span.Seconds() / set.Tau.Seconds())
	}}}
}

// Apply takes the frames in order.
func (s *Smoother) Apply(r *face.Result) {
	if r.Status == face.NotAnalysed {
		return
	}
	now := s.clock.Time(r.PTS)
	s.picture++
	s.known.sweep(func(_ int, p *smoothState) bool {
		p.pass(s.picture, now)
		return p.gap(now) > s.set.Gap || now < p.judged
	})
	for i := range r.Faces {
		f := &r.Faces[i]
		p, _ := s.known.get(f.ID)
		s.update(p, f, now)
		f.Smooth, f.State, f.Peak = p.smooth, p.state, p.peak
		if p.state == face.None {
			f.State = f.Label // no frame of the person could be judged yet
		}
	}
}

// update brings the smoothed scores and the state of a person up to the present frame. A
// frame too poor to classify leaves them as they are.
func (s *Smoother) update(p *smoothState, f *face.Face, now time.Duration) {
	top, _ := f.Scores.Top()
	if f.Label == face.LowQuality || top == face.None {
		return
	}
	p.blend(f.Scores, s.weight(p, now))
	p.judged, p.picture = now, s.picture
	next := s.set.next(p.state, &p.smooth)
	tooShort := p.state.IsExpression() && now-p.since < s.set.Min
	if next != p.state && !tooShort {
		p.state, p.since, p.peak = next, now, 0
	}
	p.peak = max(p.peak, p.smooth.Of(p.state))
}

// weight of a new frame in exponential smoothing of irregular samples. The first
// frame of a person has all the weight.
func (s *Smoother) weight(p *smoothState, now time.Duration) float32 {
	if s.set.Tau <= 0 || p.state == face.None {
		return 1
	}
	return float32(s.weights.of(now - p.judged))
}

func (p *smoothState) blend(scores face.Scores, weight float32) {
	for i, v := range scores {
		p.smooth[i] += float32(weight * (v - p.smooth[i]))
	}
}

// next is the state after another by the smoothed scores: the label with the highest score, if that
// is at least enter; else the present state, if its score is at least leave; else the
// label with the highest score, if that is at least leave; else uncertain.
func (s Settings) next(state face.Label, smooth *face.Scores) face.Label {
	top, score := smooth.Top()
	switch {
	case score >= s.Enter:
		return top
	case !state.IsExpression():
		return face.Uncertain
	case smooth.Of(state) >= s.Leave:
		return state
	case score >= s.Leave:
		return top
	}
	return face.Uncertain
}
