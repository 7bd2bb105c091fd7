package agreement

import "math"

// Metric says how far apart two labels are for Krippendorff's alpha.
type Metric uint8

// The metrics: labels without an order, labels in order, and numbers that may be subtracted or
// divided.
const (
	Nominal Metric = iota
	Ordinal
	Interval
	Ratio
)

// Alpha is Krippendorff's alpha (Krippendorff 2011, "Computing Krippendorff's alpha-reliability").
// Each unit with m labels gives its pairs with the weight 1/(m-1), also where no label is missing;
// units with one label are left out. The values are what the labels mean as numbers, ascending;
// nil for the nominal and ordinal metrics. Alpha is NaN where all labels are the same.
func (u Units) Alpha(metric Metric, values []float64) float64 {
	pairs := u.coincidences()
	of := make([]float64, u.Labels)
	n := 0.0
	for c, row := range pairs {
		for _, o := range row {
			of[c] += o
		}
		n += of[c]
	}
	var observed, chance float64
	for c := range of {
		for k := range of {
			d := metric.distance(c, k, of, values)
			observed += pairs[c][k] * d
			chance += of[c] * of[k] * d
		}
	}
	if chance == 0 {
		return math.NaN()
	}
	return 1 - (n-1)*observed/chance
}

// coincidences counts the pairs of labels within units.
func (u Units) coincidences() Table {
	t := NewTable(u.Labels)
	u.counted(func(weight float64, of []float64, all float64) {
		if all < 2 {
			return
		}
		for c, n := range of {
			if n == 0 {
				continue
			}
			for k, other := range of {
				t[c][k] += weight * n * other / (all - 1)
			}
			t[c][c] -= weight * n / (all - 1)
		}
	})
	return t
}

// distance is the squared distance of two labels, of which there are so many of each.
func (m Metric) distance(c, k int, of, values []float64) float64 {
	switch {
	case c == k:
		return 0
	case m == Nominal:
		return 1
	case m == Ordinal:
		sum := -(of[c] + of[k]) / 2
		for g := min(c, k); g <= max(c, k); g++ {
			sum += of[g]
		}
		return sum * sum
	case m == Interval:
		d := values[c] - values[k]
		return d * d
	}
	sum := values[c] + values[k]
	if sum == 0 {
		return 0
	}
	d := (values[c] - values[k]) / sum
	return d * d
}
