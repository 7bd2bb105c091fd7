package subtitle

import (
	"cmp"
	"slices"
	"time"

	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/face"
)

// The layouts of cues, values of the option cues.
const (
	reading = "reading"
	full    = "full"
)

const (
	// shortestRead is how long a cue is shown at least: guides for subtitles ask for five
	// sixths of a second.
	shortestRead = 800 * time.Millisecond
	// longestRead is how long a cue is shown at most before it is written again.
	longestRead = 7 * time.Second
)

// screen lays out cues for people who read them while they watch. Each person has one line.
// A fleeting candidate takes the line from its onset on, for event.PointShown at least.
// A change of the text waits until the cue before has been shown for shortestRead.
type screen struct {
	clock face.Clock
	times []int64 // PTS of every frame
}

// step is what the screen is to show from a time on.
type step struct {
	at      int64
	lines   []Line
	exactly bool // a fleeting candidate begins: the step does not wait
}

// cues are the cues of events, which are in order of onset.
func (s screen) cues(events []event.Event) (cues []Cue) {
	var begun []step // steps as they are shown, the last one first in doubt
	for _, next := range s.steps(events) {
		begun = s.add(begun, next)
	}
	for i, b := range begun[:max(0, len(begun)-1)] {
		if len(b.lines) > 0 {
			cues = append(cues, Cue{Start: b.at, End: begun[i+1].at, Lines: b.lines, Rows: true})
		}
	}
	return cues
}

// add shows a step after the others: at its time, or when the cue before has been shown long
// enough. A step that was to begin after that is replaced, for it would not be shown. A
// candidate takes the place of a cue that it would cut short.
func (s screen) add(begun []step, next step) []step {
	for len(begun) > 0 && begun[len(begun)-1].at >= next.at && !begun[len(begun)-1].exactly {
		if !next.exactly {
			next.at = begun[len(begun)-1].at // it waits in the place of one that waits
		}
		begun = begun[:len(begun)-1]
	}
	last := len(begun) - 1
	if last >= 0 && len(begun[last].lines) > 0 {
		due := s.frameAt(s.clock.Time(begun[last].at) + shortestRead)
		switch {
		case next.at >= due:
		case next.exactly && !begun[last].exactly:
			return s.add(begun[:last], next)
		default:
			next.at = due
		}
	}
	if last >= 0 && slices.EqualFunc(begun[last].lines, next.lines, sameLine) {
		return begun
	}
	return append(begun, next)
}

// frameAt is the PTS of the first frame at or after a time, or the time itself after the last.
func (s screen) frameAt(t time.Duration) int64 {
	at := s.clock.Ticks(t)
	if i, _ := slices.BinarySearch(s.times, at); i < len(s.times) {
		return s.times[i]
	}
	return at
}

// sameLine tells that two lines read the same.
func sameLine(a, b Line) bool {
	return a.Kind == b.Kind && a.Person == b.Person && a.Label == b.Label && a.Score == b.Score
}

// steps are the changes of all people's lines, in order of time.
func (s screen) steps(events []event.Event) (steps []step) {
	shown := s.spans(events)
	starts := map[int64]bool{} // onsets of candidates
	for _, e := range shown {
		starts[e.Onset] = starts[e.Onset] || e.Kind == event.Fleeting
	}
	end := int64(0)
	for i, c := range tile(shown) {
		if i > 0 && c.Start > end {
			steps = append(steps, step{at: end})
		}
		steps = append(steps, step{c.Start, c.Lines, starts[c.Start]})
		end = c.End
	}
	return append(steps, step{at: end})
}

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
