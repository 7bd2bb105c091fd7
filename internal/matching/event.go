package matching

import (
	"cmp"
	"slices"
	"time"
)

// Event is a stretch of time with a label, by the label's number. Offset is exclusive and behind
// Onset.
type Event struct {
	Onset, Offset time.Duration
	Label         int
}

func (e Event) length() time.Duration { return e.Offset - e.Onset }

// common is the time that two events share, 0 where they do not overlap.
func (e Event) common(o Event) time.Duration {
	return max(0, min(e.Offset, o.Offset)-max(e.Onset, o.Onset))
}

// iou is the common time as a share of the time of either.
func (e Event) iou(o Event) float64 {
	common := e.common(o)
	return float64(common) / float64(e.length()+o.length()-common)
}

// Pair is an event of each rater, by its place in the list, and how well they fit.
type Pair struct {
	A, B int
	fit  float64
}

// overlapping are the pairs of events that share time.
func overlapping(a, b []Event, fit func(x, y Event) float64) []Pair {
	return near(a, b, 0, func(x, y Event) (float64, bool) { return fit(x, y), x.common(y) > 0 })
}

// near are the pairs of events that fit, of those that lie apart by no more than a distance.
func near(a, b []Event, distance time.Duration, fit func(x, y Event) (float64, bool)) (pairs []Pair) {
	order := make([]int, len(b))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(b[i].Onset, b[j].Onset) })
	ends := make([]time.Duration, len(b)) // the last offset up to here
	last := time.Duration(0)
	for k, j := range order {
		last = max(last, b[j].Offset)
		ends[k] = last
	}
	for i, x := range a {
		from, _ := slices.BinarySearch(ends, x.Onset-distance)
		for _, j := range order[from:] {
			if b[j].Onset > x.Offset+distance {
				break
			}
			if f, ok := fit(x, b[j]); ok {
				pairs = append(pairs, Pair{i, j, f})
			}
		}
	}
	return pairs
}

// oneToOne takes the pair that fits best, and again of those whose events are both still free. Of
// pairs that fit alike, the one with the earlier event of the second list is taken.
func oneToOne(pairs []Pair, a, b int) (taken []Pair) {
	slices.SortStableFunc(pairs, func(p, q Pair) int {
		return cmp.Or(cmp.Compare(q.fit, p.fit), cmp.Compare(p.B, q.B), cmp.Compare(p.A, q.A))
	})
	usedA, usedB := make([]bool, a), make([]bool, b)
	for _, p := range pairs {
		if !usedA[p.A] && !usedB[p.B] {
			usedA[p.A], usedB[p.B] = true, true
			taken = append(taken, p)
		}
	}
	return taken
}
