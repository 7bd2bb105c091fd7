package dyad

import (
	"sync"

	"github.com/facecue/facecue/internal/processors"
	"github.com/facecue/facecue/internal/session"
)

// Settings of the measures of two people.
type Settings struct {
	Signal  Signal
	Window  float64 // seconds of a window of the correlation
	Step    float64 // seconds from one window to the next
	Lag     float64 // longest lag, seconds
	Within  float64 // seconds in which an onset counts as answered
	Shifts  int     // most circular shifts
	ShiftBy float64 // seconds between them
}

// lags are the settings in samples.
func (s Settings) lags() Lags {
	return Lags{Window: int(s.Window*Rate + 0.5), Step: max(1, int(s.Step*Rate+0.5)), Most: int(s.Lag*Rate + 0.5)}
}

// Result is everything that is measured of two people of a session.
type Result struct {
	Recording string
	A, B      Person
	Joint     Joint
	Episodes  []Episode
	BAnswersA Answers
	AAnswersB Answers
	Windowed  Windowed
	Segments  Segments
	Begin     float64 // player's seconds of the first sample

	shiftedJoint Surrogates
	Shifted      []Synchrony // of circular shifts
	Others       []Synchrony // of people of different sessions
}

// Synchrony are the statistics of a windowed correlation that surrogates are compared by.
type Synchrony struct{ Signed, Absolute, LeadA, LeadB, Peak float64 }

// Lead is how much higher the correlation is where the first leads.
func (s Synchrony) Lead() float64 { return s.LeadA - s.LeadB }

// synchrony of a correlation.
func (w Windowed) synchrony() Synchrony {
	peak, _ := w.Peak()
	return Synchrony{w.Grand(false), w.Grand(true), w.Mean(1, w.Most, false), w.Mean(-w.Most, -1, false), peak}
}

// SynchronyOf two people, who may be of different sessions: the longer series is cut.
func SynchronyOf(a, b Person, s Settings) Synchrony {
	return Correlate(wide(a.Values), wide(b.Values), s.lags()).synchrony()
}

// segmentLength and segmentLag are SUSY's presets, in seconds.
const (
	segmentLength = 30
	segmentLag    = 3
)

// Measure measures two people of a session, with circular shifts of the second as surrogates.
// The shifts run on all processors.
func Measure(s *session.Session, a, b *session.Person, set Settings) *Result {
	r := &Result{A: Series(s, a, set.Signal), B: Series(s, b, set.Signal), Begin: s.Begin()}
	r.Joint = JointTime(s, a, b, set.Signal.Label)
	r.Episodes = Episodes(a, b, set.Signal.Label)
	r.BAnswersA = AnswersWithin(r.A.Onsets, r.B.Onsets, set.Within, r.Joint.Seconds)
	r.AAnswersB = AnswersWithin(r.B.Onsets, r.A.Onsets, set.Within, r.Joint.Seconds)
	x, y := wide(r.A.Values), wide(r.B.Values)
	r.Windowed = Correlate(x, y, set.lags())
	r.Segments = InSegments(x, y, segmentLength*Rate, segmentLag*Rate)
	shifts := Shifts(len(y), max(1, int(set.ShiftBy*Rate+0.5)), set.Shifts)
	r.Shifted, r.shiftedJoint = make([]Synchrony, len(shifts)), make(Surrogates, len(shifts))
	inParallel(len(shifts), func(i int) {
		r.Shifted[i] = Correlate(x, Turn(y, shifts[i]), set.lags()).synchrony()
		r.shiftedJoint[i] = JointOf(r.A.Shown, Turn(r.B.Shown, shifts[i])).Both
	})
	return r
}

// inParallel calls do for 0 to n-1, as many at once as there are processors.
func inParallel(n int, do func(i int)) {
	var wait sync.WaitGroup
	next := make(chan int)
	for range min(n, processors.Count()) {
		wait.Add(1)
		go func() {
			defer wait.Done()
			for i := range next {
				do(i)
			}
		}()
	}
	for i := range n {
		next <- i
	}
	close(next)
	wait.Wait()
}
