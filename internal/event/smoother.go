package event

import (
	"time"

	"github.com/facecue/facecue/internal/elementary"
	"github.com/facecue/facecue/internal/face"
)

// Smoother sets Smooth and State of every face. It looks back only, so that live
// pictures need not wait; where they may, a Backdater corrects when states begin.
type Smoother struct {
	set     Settings
	clock   face.Clock
	known   people[mood]
	picture int64 // counts those that were analysed
}

// mood is the smoothed reading of one person.
type mood struct {
	presence
	smooth face.Scores
	judged time.Duration // player's time of the last frame that could be judged
	state  face.Label    // None before the first of those
	since  time.Duration // when the state began
}

// NewSmoother makes one for a stream.
func NewSmoother(set Settings, stream face.Stream) *Smoother {
	return &Smoother{set: set, clock: stream.Clock}
}

// Apply takes the frames in order.
func (s *Smoother) Apply(r *face.Result) {
	if r.Status == face.NotAnalysed {
		return
	}
	now := s.clock.Time(r.PTS)
	s.picture++
	s.known.sweep(func(_ int, m *mood) bool {
		m.pass(s.picture, now)
		return m.gap(now) > s.set.Gap || now < m.judged
	})
	for i := range r.Faces {
		f := &r.Faces[i]
		m, _ := s.known.get(f.ID)
		s.judge(m, f, now)
		f.Smooth, f.State = m.smooth, m.state
		if m.state == face.None {
			f.State = f.Label // nothing to hold: poor stays poor
		}
	}
}

// judge brings a mood up to the present frame. A frame too poor to judge
// leaves it as it is.
func (s *Smoother) judge(m *mood, f *face.Face, now time.Duration) {
	top, _ := f.Scores.Top()
	if f.Label == face.LowQuality || top == face.None {
		return
	}
	m.blend(f.Scores, s.weight(m, now))
	m.judged, m.picture = now, s.picture
	next := s.next(m)
	held := m.state.IsExpression() && now-m.since < s.set.Min
	if next != m.state && !held {
		m.state, m.since = next, now
	}
}

// weight of a new frame in exponential smoothing of irregular samples. The first is
// all that is known.
func (s *Smoother) weight(m *mood, now time.Duration) float32 {
	if s.set.Tau <= 0 || m.state == face.None {
		return 1
	}
	return float32(-elementary.Expm1(-(now - m.judged).Seconds() / s.set.Tau.Seconds()))
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
