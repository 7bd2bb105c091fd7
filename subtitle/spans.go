package subtitle

import (
	"cmp"
	"slices"

	"github.com/facecue/facecue/internal/event"
)

// spans are the events with the times at which their lines are to be shown: those of one
// person do not overlap.
func (s screen) spans(events []event.Event) (spans []event.Event) {
	flashes := s.flashes(events)
	for _, e := range events {
		if e.Kind != event.Fleeting {
			spans = append(spans, without(e, flashes)...)
		}
	}
	spans = append(spans, flashes...)
	slices.SortStableFunc(spans, byOnset)
	return spans
}

// flashes are the candidates as they are shown: of those that follow each other too fast to be
// read, the highest. One within a state of its own label is not shown beside it.
func (s screen) flashes(events []event.Event) (flashes []event.Event) {
	for _, e := range events {
		if e.Kind == event.Fleeting && !slices.ContainsFunc(events, func(o event.Event) bool { return sameExpression(o, e) }) {
			flashes = append(flashes, e)
		}
	}
	slices.SortStableFunc(flashes, func(a, b event.Event) int { return cmp.Compare(b.Peak, a.Peak) })
	var kept []event.Event
	for _, e := range flashes {
		e.Offset = max(e.Offset, s.frameAt(s.clock.Time(e.Onset)+event.PointShown))
		if !slices.ContainsFunc(kept, func(k event.Event) bool {
			return k.Person == e.Person && k.Onset < e.Offset && e.Onset < k.Offset
		}) {
			kept = append(kept, e)
		}
	}
	slices.SortStableFunc(kept, byOnset)
	return kept
}

// sameExpression tells that a candidate overlaps a state of the same person and label.
func sameExpression(state, candidate event.Event) bool {
	return state.Kind == event.State && state.Person == candidate.Person && state.Label == candidate.Label &&
		state.Onset < candidate.Offset && candidate.Onset < state.Offset
}

// without is what candidates of the same person leave of a state's time.
func without(state event.Event, flashes []event.Event) (parts []event.Event) {
	for _, f := range flashes {
		if f.Person != state.Person || f.Offset <= state.Onset || f.Onset >= state.Offset {
			continue
		}
		if before := state; f.Onset > state.Onset {
			before.Offset = f.Onset
			parts = append(parts, before)
		}
		if state.Onset = f.Offset; state.Onset >= state.Offset {
			return parts
		}
	}
	return append(parts, state)
}
