package table

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/format"
)

// tier is what one person shows in one reading: events that follow each other.
type tier struct {
	person int
	kind   event.Kind
	lane   int // 0; from 1 on for events that overlap those of the lanes before
	rows   []event.Event
}

// tierName is such as "P1 state", or "P1 state 2" for a further lane.
func tierName(h format.Header, t tier) string {
	reading := h.Words.State()
	switch t.kind {
	case event.Fleeting:
		reading = h.Words.Fleeting()
	case event.Speech:
		reading = h.Words.Speaking()
	}
	name := h.Who(t.person) + " " + reading
	if t.lane > 0 {
		name += " " + strconv.Itoa(t.lane+1)
	}
	return name
}

// tiers sorts events by person and readinh. Formats that have tiers allow no overlap on
// one, nor two points at one time: such events lie on further tiers of the same person.
func tiers(rows []event.Event) (list []tier) {
	for _, e := range rows {
		i := slices.IndexFunc(list, func(t tier) bool { return t.takes(e) })
		if i < 0 {
			i = len(list)
			list = append(list, tier{person: e.Person, kind: e.Kind, lane: lanes(list, e)})
		}
		list[i].rows = append(list[i].rows, e)
	}
	slices.SortFunc(list, func(a, b tier) int {
		return cmp.Or(cmp.Compare(a.person, b.person), cmp.Compare(a.kind, b.kind), cmp.Compare(a.lane, b.lane))
	})
	return list
}

// takes tells that an event has room after the last of the tier.
func (t tier) takes(e event.Event) bool {
	last := t.rows[len(t.rows)-1]
	return t.person == e.Person && t.kind == e.Kind && e.Onset >= last.Offset && e.Onset > last.Onset
}

// lanes counts the tiers of an event's person and readinh.
func lanes(list []tier, e event.Event) (n int) {
	for _, t := range list {
		if t.person == e.Person && t.kind == e.Kind {
			n++
		}
	}
	return n
}
