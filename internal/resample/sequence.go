package resample

import "sort"

// Sequence are the units of a session in order of time, each with the number of what was seen in it
// and a weight, such as how long it lasts. Neighbours that are alike are kept as one run.
type Sequence struct {
	kinds []int     // of each run
	begin []int     // the first unit of each run
	ends  []float64 // the sum of all weights up to each unit, with it
	total []float64 // of each kind
}

// Add appends a unit.
func (s *Sequence) Add(kind int, weight float64) {
	if n := len(s.kinds); n == 0 || s.kinds[n-1] != kind {
		s.kinds, s.begin = append(s.kinds, kind), append(s.begin, len(s.ends))
	}
	for kind >= len(s.total) {
		s.total = append(s.total, 0)
	}
	s.total[kind] += weight
	s.ends = append(s.ends, s.until(len(s.ends))+weight)
}

// Len is the number of units.
func (s *Sequence) Len() int { return len(s.ends) }

// Weights are the sums of the weights of each kind. The list belongs to the sequence.
func (s *Sequence) Weights() []float64 { return s.total }

// until is the sum of the weights of the units before one.
func (s *Sequence) until(unit int) float64 {
	if unit == 0 {
		return 0
	}
	return s.ends[unit-1]
}

// gather adds the weights of some units from one on to the sums of their kinds; after the last unit
// the first follows.
func (s *Sequence) gather(from, units int, sums []float64) {
	for units > 0 {
		to := min(from+units, s.Len())
		s.add(from, to, sums)
		units, from = units-(to-from), 0
	}
}

func (s *Sequence) add(from, to int, sums []float64) {
	for run := sort.SearchInts(s.begin, from+1) - 1; from < to; run++ {
		end := to
		if run+1 < len(s.begin) {
			end = min(to, s.begin[run+1])
		}
		sums[s.kinds[run]] += s.until(end) - s.until(from)
		from = end
	}
}
