package rating

import (
	"math"

	"gonum.org/v1/gonum/stat"
)

// Ratings have a row for each unit and a column for each rater, all of the same length.
type Ratings [][]float64

// Complete leaves out the units that lack a rating, which is NaN.
func (r Ratings) Complete() (kept Ratings) {
	for _, row := range r {
		complete := true
		for _, v := range row {
			complete = complete && !math.IsNaN(v)
		}
		if complete {
			kept = append(kept, row)
		}
	}
	return kept
}

// Raters is the number of raters.
func (r Ratings) Raters() int {
	if len(r) == 0 {
		return 0
	}
	return len(r[0])
}

// Of are the ratings of one rater.
func (r Ratings) Of(rater int) (list []float64) {
	for _, row := range r {
		list = append(list, row[rater])
	}
	return list
}

// Squares are the mean squares of an analysis of variance of units and raters.
type Squares struct {
	Units  float64 // MSR
	Raters float64 // MSC
	Error  float64 // MSE: of what units and raters do not explain
	Within float64 // MSW: of what units do not explain
}

// Squares are those of ratings without a missing one, of at least two units by two raters.
func (r Ratings) Squares() (s Squares) {
	n, k := float64(len(r)), float64(r.Raters())
	units := make([]float64, len(r))
	var raters []float64
	for i, row := range r {
		units[i] = stat.Mean(row, nil)
		s.Within += stat.Variance(row, nil) / n
	}
	for j := range r.Raters() {
		raters = append(raters, stat.Mean(r.Of(j), nil))
	}
	mean := stat.Mean(units, nil)
	s.Units, s.Raters = k*stat.Variance(units, nil), n*stat.Variance(raters, nil)
	for i, row := range r {
		for j, v := range row {
			d := v - units[i] - raters[j] + mean
			s.Error += d * d
		}
	}
	s.Error /= (n - 1) * (k - 1)
	return s
}

// Finn is Finn's coefficient (Finn 1970) for ratings of so many levels: it compares the variance
// within units with that of ratings drawn evenly from all levels.
func (r Ratings) Finn(levels int) float64 {
	return 1 - r.Squares().Within/(float64(levels*levels-1)/12)
}

// Within is the share of units in which all raters lie within a distance.
func (r Ratings) Within(distance float64) (share float64) {
	for _, row := range r {
		low, high := row[0], row[0]
		for _, v := range row {
			low, high = math.Min(low, v), math.Max(high, v)
		}
		if high-low <= distance {
			share += 1 / float64(len(r))
		}
	}
	return share
}
