package event

import (
	"math"

	"github.com/facecue/facecue/internal/elementary"
	"github.com/facecue/facecue/internal/face"
)

// Smoother sets Smooth and State of every face. It looks back only, so that a
// live overlay and a subtitle show the same.
type Smoother struct {
	set   Settings
	clock face.Clock
	known people[mood]
	count int
}

// mood is the smoothed reading of one person.
type mood struct {
	smooth face.Scores
	judged float64 // player's seconds of the last frame that could be judged
	state  face.Label
	since  float64 // when the state began
}

// sweepEvery bounds how often old people are looked for, in frames.
const sweepEvery = 256

// NewSmoother makes one for a stream.
func NewSmoother(set Settings, stream face.Stream) *Smoother {
	return &Smoother{set: set, clock: stream.Clock}
}

// Apply takes the frames in order.
func (s *Smoother) Apply(r *face.Result) {
	now := s.clock.Seconds(r.PTS)
	for i := range r.Faces {
		f := &r.Faces[i]
		m, fresh := s.known.get(f.ID)
		if fresh || now-m.judged > s.set.Gap.Seconds() || now < m.judged {
			*m = mood{judged: math.Inf(-1)}
		}
		s.judge(m, f, now)
		f.Smooth, f.State = m.smooth, m.state
		if m.state == face.None {
			f.State = f.Label // nothing to hold: poor stays poor
		}
	}
	if s.count++; s.count%sweepEvery == 0 {
		s.known.sweep(func(_ int, m *mood) bool { return now-m.judged > s.set.Gap.Seconds() })
	}
}

// judge brings a mood up to the present frame. A frame too poor to judge
// leaves it as it is.
func (s *Smoother) judge(m *mood, f *face.Face, now float64) {
	top, _ := f.Scores.Top()
	if f.Label == face.LowQuality || top == face.None {
		return
	}
	m.blend(f.Scores, s.weight(now-m.judged))
	m.judged = now
	next := s.next(m)
	held := m.state.IsExpression() && now-m.since < s.set.Min.Seconds()
	if next != m.state && !held {
		m.state, m.since = next, now
	}
}

// weight of a new frame in exponential smoothing of irregular samples.
func (s *Smoother) weight(dt float64) float32 {
	if s.set.Tau <= 0 {
		return 1
	}
	return float32(-elementary.Expm1(-dt / s.set.Tau.Seconds()))
}

func (m *mood) blend(scores face.Scores, weight float32) {
	for i, v := range scores {
		m.smooth[i] += float32(weight * (v - m.smooth[i]))
	}
}

// next is the state that the smoothed scores ask for: the leader from enter on;
// else the present one down to leave; below that the leader, if it has leave
// itself, else uncertain.
func (s *Smoother) next(m *mood) face.Label {
	top, score := m.smooth.Top()
	switch {
	case score >= s.set.Enter:
		return top
	case !m.state.IsExpression():
		return face.Uncertain
	case m.smooth.Of(m.state) >= s.set.Leave:
		return m.state
	case score >= s.set.Leave:
		return top
	}
	return face.Uncertain
}
