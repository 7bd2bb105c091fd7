package dyad

import "math"

// Surrogates are the values of a statistic in data in which the two could not influence each
// other.
type Surrogates []float64

// Against sets a value beside them: how many there are, their mean and standard deviation, the
// value's distance from the mean in standard deviations, and the share of values, itself
// included, that are at least as great. All are NaN where there are fewer than two.
type Against struct {
	N           int
	Mean, SD, Z float64
	P           float64
}

// Against compares a value with the surrogates, of which those that are NaN are left out.
func (s Surrogates) Against(value float64) Against {
	mean, sd, n := meanSD(s)
	nan := math.NaN()
	if n < 2 || value != value {
		return Against{n, nan, nan, nan, nan}
	}
	atLeast := 1.0
	for _, v := range s {
		if v >= value {
			atLeast++
		}
	}
	return Against{n, mean, sd, (value - mean) / sd, atLeast / float64(n+1)}
}

// meanSD leaves out NaN; the standard deviation divides by n-1.
func meanSD(values []float64) (mean, sd float64, n int) {
	var m average
	for _, v := range values {
		m.add(v)
	}
	mean, n = m.value(), int(m.n)
	var squares float64
	for _, v := range values {
		if v == v {
			squares += (v - mean) * (v - mean)
		}
	}
	return mean, math.Sqrt(squares / (m.n - 1)), n
}

// CohenD is the difference of two means in units of their pooled standard deviation
// (Cohen 1988).
func CohenD(a, b []float64) float64 {
	meanA, sdA, na := meanSD(a)
	meanB, sdB, nb := meanSD(b)
	pooled := math.Sqrt((float64(na-1)*sdA*sdA + float64(nb-1)*sdB*sdB) / float64(na+nb-2))
	return (meanA - meanB) / pooled
}

// Shifts are the distances, in samples, by which a series of n samples is turned: all
// multiples of step under n, or, where there are more than most, so many spread evenly among
// them. The order is ascending.
func Shifts(n, step, most int) (list []int) {
	all := (n - 1) / step
	if most <= 0 || all <= 0 {
		return nil
	}
	count := min(all, most)
	for i := range count {
		k := 1 + i
		if all > most {
			k = 1 + i*(all-1)/max(1, most-1)
		}
		list = append(list, k*step)
	}
	return list
}

// Turn shifts a series in a circle: the sample at i comes to stand at i+by.
func Turn[T any](series []T, by int) []T {
	n := len(series)
	turned := make([]T, n)
	for i, v := range series {
		turned[(i+by)%n] = v
	}
	return turned
}
