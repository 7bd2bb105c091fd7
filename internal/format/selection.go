package format

import (
	"cmp"
	"slices"

	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/face"
)

// Expressions leaves out neutral and uncertain states, which people do not mark.
func Expressions(rows []event.Event) (list []event.Event) {
	for _, e := range rows {
		if e.Label.IsExpression() && e.Label != face.Neutral {
			list = append(list, e)
		}
	}
	return list
}

// Strongest keeps so many events by their peak, in order of onset.
func Strongest(rows []event.Event, most int) []event.Event {
	if len(rows) <= most {
		return rows
	}
	sorted := slices.Clone(rows)
	slices.SortStableFunc(sorted, func(a, b event.Event) int { return cmp.Compare(b.Peak, a.Peak) })
	sorted = sorted[:most]
	slices.SortStableFunc(sorted, ByOnset)
	return sorted
}
