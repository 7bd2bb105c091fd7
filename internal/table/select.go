package table

import (
	"cmp"
	"slices"

	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/face"
)

// expressions leaves out what nobody would mark: neutral and uncertain states.
func expressions(rows []event.Event) (list []event.Event) {
	for _, e := range rows {
		if e.Label.IsExpression() && e.Label != face.Neutral {
			list = append(list, e)
		}
	}
	return list
}

// strongest keeps so many events by their peak, in order of onset.
func strongest(rows []event.Event, most int) []event.Event {
	if len(rows) <= most {
		return rows
	}
	sorted := slices.Clone(rows)
	slices.SortStableFunc(sorted, func(a, b event.Event) int { return cmp.Compare(b.Peak, a.Peak) })
	sorted = sorted[:most]
	slices.SortStableFunc(sorted, byOnset)
	return sorted
}
