package page

import (
	"math"
	"slices"

	"github.com/facecue/facecue/internal/format"
)

// scoreUnits is how many units of packed scores are 1.
const scoreUnits = 10_000

// eventData are the events by onset, as numbers. Each has: the person, the kind (0 state, 1
// fleeting), the label, how many ticks the onset lies after the one before (the first after 0),
// the ticks from onset to apex and to offset, and the peak and mean in units of 1/10000; negative
// ones were not measured.
func (c *content) eventData() packed {
	slices.SortStableFunc(c.events, format.ByOnset)
	var n numbers
	last := int64(0)
	for _, e := range c.events {
		n.add(int64(e.Person), int64(e.Kind), int64(e.Label), e.Onset-last, e.Apex-e.Onset, e.Offset-e.Onset,
			int64(math.Round(float64(e.Peak)*scoreUnits)), int64(math.Round(float64(e.Mean)*scoreUnits)))
		last = e.Onset
	}
	return pack(n)
}
