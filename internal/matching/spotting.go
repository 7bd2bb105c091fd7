package matching

import (
	"math"
	"slices"
	"time"
)

// Spotting says how many events of a reference were found. Measures without a pair are NaN.
type Spotting struct {
	Found    int // pairs
	Invented int // events that were given and are none of the reference
	Missed   int // events of the reference that were not given

	IoU         float64 // mean of the pairs
	OnsetShift  float64 // mean, in seconds; above 0 what was given begins later
	OffsetShift float64
	OnsetError  float64 // median of the distance of the onsets, in seconds
	OffsetError float64
}

// Precision is the share of the given events that are of the reference.
func (s Spotting) Precision() float64 { return float64(s.Found) / float64(s.Found+s.Invented) }

// Recall is the share of the reference that was found.
func (s Spotting) Recall() float64 { return float64(s.Found) / float64(s.Found+s.Missed) }

// F1 is the harmonic mean of precision and recall.
func (s Spotting) F1() float64 {
	return 2 * float64(s.Found) / float64(2*s.Found+s.Invented+s.Missed)
}

// Match is what makes two events the same.
type Match struct {
	AnyLabel bool // the labels may differ
	// IoU is the least share of common time, as in the spotting task of the Micro-Expression
	// Grand Challenge. Where it is 0, onsets and offsets lie within the tolerances.
	IoU           float64
	Onset, Offset time.Duration
}

// AnyOffset is the tolerance of events that are compared by their onsets alone.
const AnyOffset = time.Duration(math.MaxInt64)

// Spot pairs the given events with those of a reference: the greatest IoU first, or the least sum
// of the shifts of onset and offset.
func (m Match) Spot(reference, given []Event) Spotting {
	taken := m.Pairs(reference, given)
	s := Spotting{Found: len(taken), Invented: len(given) - len(taken), Missed: len(reference) - len(taken)}
	s.measure(taken, reference, given)
	return s
}

// Pairs are the events of a reference with the given events that are the same.
func (m Match) Pairs(reference, given []Event) []Pair {
	return oneToOne(m.candidates(reference, given), len(reference), len(given))
}

func (m Match) candidates(reference, given []Event) []Pair {
	if m.IoU > 0 {
		return near(reference, given, 0, func(x, y Event) (float64, bool) {
			iou := x.iou(y)
			return iou, m.label(x, y) && iou >= m.IoU
		})
	}
	return near(reference, given, m.Onset, func(x, y Event) (float64, bool) {
		on, off := (x.Onset - y.Onset).Abs(), (x.Offset - y.Offset).Abs()
		return -(on + off).Seconds(), m.label(x, y) && on <= m.Onset && off <= m.Offset
	})
}

func (m Match) label(x, y Event) bool { return m.AnyLabel || x.Label == y.Label }

func (s *Spotting) measure(taken []Pair, reference, given []Event) {
	n := float64(len(taken))
	var on, off []float64
	for _, p := range taken {
		x, y := reference[p.A], given[p.B]
		s.IoU += x.iou(y) / n
		on = append(on, (y.Onset - x.Onset).Seconds())
		off = append(off, (y.Offset - x.Offset).Seconds())
	}
	if len(taken) == 0 {
		s.IoU = math.NaN()
	}
	s.OnsetShift, s.OnsetError = shift(on)
	s.OffsetShift, s.OffsetError = shift(off)
}

// shift gives the mean and the median of the absolute values.
func shift(list []float64) (mean, median float64) {
	n := len(list)
	if n == 0 {
		return math.NaN(), math.NaN()
	}
	for i, v := range list {
		mean += v / float64(n)
		list[i] = math.Abs(v)
	}
	slices.Sort(list)
	return mean, (list[(n-1)/2] + list[n/2]) / 2
}
