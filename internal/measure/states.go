package measure

import (
	"math"
	"slices"
	"sort"

	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/session"
)

// longState is how long a state lasts, in seconds, that FirstLong counts.
const longState = 1

// addStates measures the states that begin in the window, each for its whole duration.
func (m *Measures) addStates(s *session.Session, whole, part *session.Person, w Window) {
	states := part.Began(event.State, w.From, w.To)
	for i, l := range face.Labels() {
		var durations []float64
		m.First[i], m.FirstLong[i] = math.NaN(), math.NaN()
		for _, e := range states {
			if e.Label != l {
				continue
			}
			durations = append(durations, e.Duration())
			earlier(&m.First[i], e.Onset-w.From)
			if e.Duration() >= longState-1e-9 {
				earlier(&m.FirstLong[i], e.Onset-w.From)
			}
			if censored(s, whole, e, w) {
				m.Censored[i]++
			}
		}
		m.States[i] = float64(len(durations))
		m.DurationMean[i], m.DurationMedian[i] = mean(durations), Median(durations)
		if l == face.Neutral && len(durations) > 0 {
			m.NeutralRun = slices.Max(durations)
		}
	}
	m.Moves = float64(len(moves(states)))
}

// earlier keeps the smaller of two times; NaN is later than any.
func earlier(at *float64, t float64) {
	if !(*at <= t) {
		*at = t
	}
}

// censored tells that the end of a state was not seen: it reaches the window's end, or the
// face could not be judged in the frame at which the state ends.
func censored(s *session.Session, p *session.Person, e session.Event, w Window) bool {
	if e.Offset >= w.To-1e-9 {
		return true
	}
	at, _ := s.Between(e.Offset, e.Offset)
	next := p.Within(at, at+1)
	return len(next) == 0 || !next[0].Judged()
}

// move is the change from one state to the next.
type move struct{ from, to face.Label }

// followsWithin is how long after a state the next may begin, in seconds, to be its successor.
const followsWithin = 1

// moves are the changes between states that follow each other, uncertain ones included.
func moves(states []session.Event) (list []move) {
	for i := 1; i < len(states); i++ {
		if states[i].Onset-states[i-1].Offset <= followsWithin+1e-9 {
			list = append(list, move{states[i-1].Label, states[i].Label})
		}
	}
	return list
}

// addFleeting counts the fleeting candidates that begin in the window, and those of them
// that lie within a state of the same label.
func (m *Measures) addFleeting(p *session.Person, w Window) {
	for _, e := range p.Began(event.Fleeting, w.From, w.To) {
		m.Fleeting++
		if Within(p, e) {
			m.FleetingWithin++
		}
	}
}

// Within tells that a fleeting candidate has its apex in a state of the same label of the
// same person: both are readings of one movement.
func Within(p *session.Person, fleeting session.Event) bool {
	return slices.ContainsFunc(p.Events, func(e session.Event) bool {
		return e.Kind == event.State && e.Label == fleeting.Label && e.Onset <= fleeting.Apex+1e-9 && e.Offset > fleeting.Apex+1e-9
	})
}

func mean(values []float64) float64 {
	var sum float64
	for _, v := range values {
		sum += v
	}
	return Ratio(sum, float64(len(values)))
}

// Median is the middle value, or the mean of the two in the middle; NaN of no values. It sorts
// them.
func Median(values []float64) float64 {
	sort.Float64s(values)
	switch n := len(values); {
	case n == 0:
		return math.NaN()
	case n%2 == 0:
		return (values[n/2-1] + values[n/2]) / 2
	default:
		return values[n/2]
	}
}
