package moments

import (
	"cmp"
	"math"
	"slices"

	"github.com/facecue/facecue/internal/measure"
)

// Mark is a stretch that people marked, in player's seconds; From and To are equal for a point.
type Mark struct{ From, To float64 }

// Hits says how many marks lie at moments, and how many would by chance.
type Hits struct {
	Marks, Found int
	Expected     float64 // of as many marks of the same lengths at random times
	P            float64 // of as many or more, by the binomial distribution: marks are taken as independent
}

// HitsOf counts the marks that come within a distance, in seconds, of a moment of the list, in a
// session from begin to end. A mark at a random time does so with a chance that is the covered share
// of the session; the mean of the marks' chances is taken for all.
func HitsOf(list []Moment, marks []Mark, within, begin, end float64) Hits {
	h := Hits{Marks: len(marks), P: math.NaN()}
	for _, k := range marks {
		if slices.ContainsFunc(list, func(m Moment) bool { return k.To >= m.Onset-within && k.From <= m.Offset+within }) {
			h.Found++
		}
		if room := end - begin - (k.To - k.From); room > 0 {
			h.Expected += covered(list, within, k.To-k.From, begin, begin+room) / room
		}
	}
	if h.Marks > 0 {
		h.P = measure.AtLeast(float64(h.Found), float64(h.Marks), min(1, h.Expected/float64(h.Marks)))
	}
	return h
}

// covered is for how many seconds a mark of a length may begin, between two times, so that it comes
// within a distance of a moment.
func covered(list []Moment, within, length, from, to float64) (sum float64) {
	sorted := slices.SortedFunc(slices.Values(list), func(a, b Moment) int { return cmp.Compare(a.Onset, b.Onset) })
	at := from
	for _, m := range sorted {
		begin, end := max(at, m.Onset-within-length), min(to, m.Offset+within)
		if end > begin {
			sum, at = sum+end-begin, end
		}
	}
	return sum
}
