package comparison

import (
	"cmp"
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"

	"github.com/facecue/facecue/internal/agreement"
	"github.com/facecue/facecue/internal/rating"
)

// Scale says what ratings mean.
type Scale string

// The scales: names without an order, numbers in order, numbers whose differences mean something, and
// numbers with a zero.
const (
	NominalScale  Scale = "nominal"
	OrdinalScale  Scale = "ordinal"
	IntervalScale Scale = "interval"
	RatioScale    Scale = "ratio"
)

// RatingTable has a row for each unit and a cell for each rater; "" where a rating is missing.
type RatingTable struct {
	Raters []string
	Times  []float64 // of the units in seconds, ascending; nil where units have no time
	Cells  [][]string
}

// ErrNumber is returned for a rating that is no number on a scale of numbers.
var ErrNumber = errors.New("is no number; --scale nominal takes names")

// rated are ratings as numbers or as the places of labels.
type rated struct {
	ratings rating.Ratings // nil on a nominal scale
	units   agreement.Units
	labels  []string
	values  []float64 // of the labels; nil on a nominal scale
}

// rated reads the cells.
func (t RatingTable) rated(scale Scale) (r rated, err error) {
	var values []float64
	for i, row := range t.Cells {
		list := make([]float64, len(row))
		for j, cell := range row {
			list[j] = math.NaN()
			if cell == "" {
				continue
			}
			if scale != NominalScale {
				if list[j], err = strconv.ParseFloat(cell, 64); err != nil || math.IsNaN(list[j]) || math.IsInf(list[j], 0) {
					return r, fmt.Errorf("unit %d, %s: %.40q %w", i+1, t.Raters[j], cell, ErrNumber)
				}
				values = append(values, list[j])
			} else {
				r.labels = append(r.labels, cell)
			}
		}
		if scale != NominalScale {
			r.ratings = append(r.ratings, list)
		}
	}
	slices.Sort(values)
	r.values = slices.Compact(values)
	for _, v := range r.values {
		r.labels = append(r.labels, strconv.FormatFloat(v, 'g', -1, 64))
	}
	if scale == NominalScale {
		slices.Sort(r.labels)
		r.labels = slices.Compact(r.labels)
	}
	r.units = t.patterns(r)
	return r, nil
}

// patterns are the units with the places of their labels, one pattern for each unit.
func (t RatingTable) patterns(r rated) (u agreement.Units) {
	u.Labels = len(r.labels)
	for i, row := range t.Cells {
		pattern := make([]int, len(row))
		for j, cell := range row {
			pattern[j] = agreement.Missing
			switch {
			case cell == "":
			case r.ratings == nil:
				pattern[j], _ = slices.BinarySearch(r.labels, cell)
			default:
				pattern[j], _ = slices.BinarySearchFunc(r.values, r.ratings[i][j], cmp.Compare[float64])
			}
		}
		u.Patterns, u.Weights = append(u.Patterns, pattern), append(u.Weights, 1)
	}
	return u
}

// of are the ratings of the units with such weights; one that weighs twice comes twice.
func (r rated) of(weights []float64) (list rating.Ratings) {
	for i, row := range r.ratings {
		n := 0.0
		if i < len(weights) {
			n = weights[i]
		}
		for range int(n + 0.5) {
			list = append(list, row)
		}
	}
	return list
}
