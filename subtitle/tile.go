package subtitle

import (
	"cmp"
	"slices"

	"github.com/facecue/facecue/internal/event"
)

// tile makes a cue from each onset or offset to the next, so that no two cues overlap:
// players differ in how they show cues that overlap. events are in order of onset.
func tile(events []event.Event) (cues []Cue) {
	edges := make([]int64, 0, 2*len(events))
	for _, e := range events {
		edges = append(edges, e.Onset, e.Offset)
	}
	slices.Sort(edges)
	edges = slices.Compact(edges)
	var active []event.Event
	next := 0
	for i := 0; i+1 < len(edges); i++ {
		from, to := edges[i], edges[i+1]
		active = slices.DeleteFunc(active, func(e event.Event) bool { return e.Offset <= from })
		for ; next < len(events) && events[next].Onset <= from; next++ {
			if events[next].Offset > from {
				active = append(active, events[next])
			}
		}
		if len(active) > 0 {
			cues = append(cues, Cue{Start: from, End: to, Lines: lines(active)})
		}
	}
	return cues
}

// lines describes the active events, sorted by person, the state before fleeting events.
// Events that an annotator marked twice have one line.
func lines(active []event.Event) []Line {
	list := make([]Line, len(active))
	for i, e := range active {
		list[i] = Line{Kind: e.Kind, Person: e.Person, Label: e.Label, Score: e.Peak}
	}
	slices.SortStableFunc(list, func(a, b Line) int {
		return cmp.Or(cmp.Compare(a.Person, b.Person), cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Label, b.Label))
	})
	return slices.CompactFunc(list, func(a, b Line) bool { return a.Person == b.Person && a.Kind == b.Kind && a.Label == b.Label })
}
