package rating

import (
	"cmp"
	"math"
	"slices"
)

// ranks are the places of values in their order, from 1; equal ones share the mean of their places.
func ranks(list []float64) []float64 {
	order := make([]int, len(list))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(list[a], list[b]) })
	r := make([]float64, len(list))
	for from := 0; from < len(order); {
		to := from
		for to < len(order) && list[order[to]] == list[order[from]] {
			to++
		}
		for _, i := range order[from:to] {
			r[i] = float64(from+to+1) / 2
		}
		from = to
	}
	return r
}

// Kendall is the coefficient of concordance W of Kendall and Babington Smith 1939, corrected for
// equal ratings.
func (r Ratings) Kendall() float64 {
	n, k := float64(len(r)), float64(r.Raters())
	sums, ties := make([]float64, len(r)), 0.0
	for j := range r.Raters() {
		list := ranks(r.Of(j))
		equal := map[float64]float64{}
		for i, rank := range list {
			sums[i] += rank
			equal[rank]++
		}
		for _, t := range equal {
			ties += t*t*t - t
		}
	}
	var squares float64
	for _, s := range sums {
		d := s - k*(n+1)/2
		squares += d * d
	}
	below := k*k*(n*n*n-n) - k*ties
	if below == 0 {
		return math.NaN()
	}
	return 12 * squares / below
}
