package subtitle

import (
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
// A change of the text that comes sooner than shortestRead after the one before, or than the end
// of a state that is shorter itself, is shown with the one before or waits, whichever is nearer.
// Where the one before only takes away the line of a person who has left, that line stays until
// the change.
type screen struct {
	clock face.Clock
	times []int64 // PTS of every frame
	end   int64   // of the recording; no cue is shown after it. 0: unknown
}

// step is what the screen is to show from a time on.
type step struct {
	at      int64
	lines   []Line
	exactly bool          // a fleeting candidate begins: the step does not wait
	waited  bool          // it is shown later than it was to be
	least   time.Duration // how long it is shown at least
}

// cues are the cues of events, which are in order of onset.
func (s screen) cues(events []event.Event) (cues []Cue) {
	var begun []step // steps as they are shown
	for _, next := range s.steps(events) {
		begun = s.add(begun, next)
	}
	begun = s.withoutRest(s.beforeEnd(begun))
	for i, b := range begun[:max(0, len(begun)-1)] {
		if len(b.lines) > 0 {
			cues = append(cues, Cue{Start: b.at, End: begun[i+1].at, Lines: b.lines, Rows: true})
		}
	}
	return cues
}

// beforeEnd ends the last cue with the recording, and leaves out what waited for so long that
// it would be shown too shortly.
func (s screen) beforeEnd(begun []step) []step {
	if len(begun) == 0 || s.end == 0 || begun[len(begun)-1].at <= s.end {
		return begun
	}
	for len(begun) > 1 {
		last := begun[len(begun)-1]
		if last.at < s.end && (!last.waited || s.clock.Time(s.end)-s.clock.Time(last.at) >= last.least) {
			break
		}
		begun = begun[:len(begun)-1]
	}
	return append(begun, step{at: s.end})
}

// withoutRest leaves out a last cue that the end of the recording makes too short, as the rest of a state
// behind a candidate: the cue before it is shown until the end.
func (s screen) withoutRest(begun []step) []step {
	n := len(begun) - 2
	if n < 1 || s.end == 0 || begun[n+1].at < s.end {
		return begun
	}
	rest := begun[n]
	if rest.exactly || len(rest.lines) == 0 || len(begun[n-1].lines) == 0 || s.clock.Time(begun[n+1].at)-s.clock.Time(rest.at) >= rest.least {
		return begun
	}
	return slices.Delete(begun, n, n+1)
}

// add shows a step after the others: at its time, or when the cue before has been shown long
// enough. A step that was to begin after that is replaced, for it would not be shown. A
// candidate takes the place of a cue that it would cut short.
func (s screen) add(begun []step, next step) []step {
	for len(begun) > 0 && begun[len(begun)-1].at >= next.at && !begun[len(begun)-1].exactly {
		if !next.exactly {
			next.at, next.waited = begun[len(begun)-1].at, true // in the place of one that waits
		}
		begun = begun[:len(begun)-1]
	}
	last := len(begun) - 1
	if last >= 0 && len(begun[last].lines) > 0 {
		due := s.frameAt(s.clock.Time(begun[last].at) + begun[last].least)
		switch {
		case next.at >= due:
		case next.exactly && !begun[last].exactly:
			return s.add(s.cutShort(begun), next)
		case removes(begun):
			return s.add(begun[:last], next)
		case s.nearer(begun[last], next, due):
			next.at = begun[last].at
			begun, last = begun[:last], last-1
		default:
			next.at, next.waited = due, true
		}
	}
	if last >= 0 && slices.EqualFunc(begun[last].lines, next.lines, sameLine) {
		return begun
	}
	return append(begun, next)
}

// nearer tells that a step lies nearer to the one before than to the time at which that one has
// been shown long enough. The lines of candidates neither begin nor end sooner than they are to.
func (s screen) nearer(before, next step, due int64) bool {
	early, late := s.clock.Time(next.at)-s.clock.Time(before.at), s.clock.Time(due)-s.clock.Time(next.at)
	return early < late && !before.exactly && !slices.ContainsFunc(before.lines, func(l Line) bool { return l.Kind == event.Fleeting })
}

// cutShort leaves out the last step, which a candidate would cut short. Where no line of the step
// before it holds any more, nothing is shown in its place.
func (s screen) cutShort(begun []step) []step {
	last := len(begun) - 1
	gone := begun[last]
	if last == 0 || slices.ContainsFunc(begun[last-1].lines, gone.has) {
		return begun[:last]
	}
	return append(begun[:last], step{at: gone.at})
}

// removes tells that the last step shows nothing that the one before does not show.
func removes(begun []step) bool {
	last := len(begun) - 1
	return last > 0 && !slices.ContainsFunc(begun[last].lines, func(l Line) bool { return !begun[last-1].has(l) })
}

// has tells that a step shows a line.
func (s step) has(l Line) bool {
	return slices.ContainsFunc(s.lines, func(o Line) bool { return sameLine(l, o) })
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
	least := s.shortest(events)
	starts := map[int64]bool{} // onsets of candidates
	for _, e := range shown {
		starts[e.Onset] = starts[e.Onset] || e.Kind == event.Fleeting
	}
	end := int64(0)
	for i, c := range tile(shown) {
		if i > 0 && c.Start > end {
			steps = append(steps, step{at: end})
		}
		now := step{at: c.Start, lines: c.Lines, exactly: starts[c.Start], least: shortestRead}
		if length, ok := least[c.Start]; ok {
			now.least = length
		}
		steps, end = append(steps, now), c.End
	}
	return append(steps, step{at: end})
}

// shortest are the lengths of states that are shorter than shortestRead, by their onset.
func (s screen) shortest(events []event.Event) map[int64]time.Duration {
	lengths := map[int64]time.Duration{}
	for _, e := range events {
		length := s.clock.Time(e.Offset) - s.clock.Time(e.Onset)
		if before, ok := lengths[e.Onset]; e.Kind == event.State && length < shortestRead && (!ok || length < before) {
			lengths[e.Onset] = length
		}
	}
	return lengths
}
