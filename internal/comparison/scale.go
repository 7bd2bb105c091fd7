package comparison

import (
	"context"
	"errors"
	"fmt"
	"math"
	"time"

	"github.com/facecue/facecue/internal/agreement"
	"github.com/facecue/facecue/internal/rating"
	"github.com/facecue/facecue/internal/resample"
)

// Errors of ratings.
var (
	ErrRaters = errors.New("ratings of two raters at least are compared")
	ErrUnits  = errors.New("ratings of two units at least are compared")
)

// mostLevels bounds the labels for which coefficients of labels are given: more are measurements.
const mostLevels = 30

// ratingWork is a comparison of ratings under way.
type ratingWork struct {
	Options
	scale  Scale
	table  RatingTable
	rated  rated
	result *Result
}

// Rate measures how well ratings agree. Units without a time are drawn one by one for intervals,
// others in blocks of time.
func Rate(ctx context.Context, t RatingTable, scale Scale, o Options) (*Result, error) {
	switch {
	case len(t.Raters) < 2:
		return nil, ErrRaters
	case len(t.Cells) < 2:
		return nil, ErrUnits
	}
	w := &ratingWork{Options: o, scale: scale, table: t, result: &Result{Raters: t.Raters, Machine: make([]bool, len(t.Raters)), Options: o, Scale: scale}}
	var err error
	if w.rated, err = t.rated(scale); err != nil {
		return nil, err
	}
	w.result.Labels = w.rated.labels
	if len(w.rated.labels) > mostValues && scale != IntervalScale {
		w.result.Remarks = append(w.result.Remarks, fmt.Sprintf("there are more than %d different ratings, so alpha is not given; --scale interval gives that of numbers", mostValues))
	}
	rows := newIntervals(w.rows(w.rated.units.Weights))
	sequence, block, method := w.sequence()
	o.Draws.Blocks(sequence, block, func(weights []float64) {
		if ctx.Err() == nil {
			rows.add(w.rows(weights))
		}
	})
	if ctx.Err() != nil {
		return nil, context.Cause(ctx)
	}
	list := append(rows.finished(method), w.once()...)
	for i := range list {
		list[i].Units, list[i].Sessions = float64(len(t.Cells)), 1
	}
	w.result.Rows = list
	return w.result, nil
}

// sequence are the units, and the number of units in a block.
func (w *ratingWork) sequence() (s *resample.Sequence, block int, method string) {
	s = &resample.Sequence{}
	for i := range w.table.Cells {
		s.Add(i, 1)
	}
	if w.table.Times == nil {
		return s, 1, "bootstrap of units"
	}
	length := time.Duration((w.table.Times[len(w.table.Times)-1] - w.table.Times[0]) * float64(time.Second))
	block = max(1, int(w.Block.Seconds()/max(length.Seconds(), 1e-9)*float64(len(w.table.Cells)-1)+0.5))
	return s, block, fmt.Sprintf("bootstrap of blocks of %v", w.Block)
}

// mostValues bounds the different ratings for which alpha of ordered and of ratio scales is given: its
// time grows with their square.
const mostValues = 200

// metric is that of Krippendorff's alpha.
func (w *ratingWork) metric() agreement.Metric {
	return map[Scale]agreement.Metric{NominalScale: agreement.Nominal, OrdinalScale: agreement.Ordinal, IntervalScale: agreement.Interval, RatioScale: agreement.Ratio}[w.scale]
}

// rows are the measures that are drawn again, in the same order whatever the weights are.
func (w *ratingWork) rows(weights []float64) (rows []Row) {
	u := w.rated.units.With(padded(weights, len(w.rated.units.Patterns)))
	ratings := w.rated.of(weights)
	if w.scale == IntervalScale {
		rows = append(rows, plain("krippendorff_alpha", "", ratings.Alpha()))
	} else if len(w.rated.labels) <= mostValues {
		rows = append(rows, plain("krippendorff_alpha", "", u.Alpha(w.metric(), w.rated.values)))
	}
	if w.labelled() {
		rows = append(rows, w.manyRows(u)...)
	}
	rows = named(All, rows)
	if w.rated.ratings != nil {
		c := iccOf(ratings.Complete())
		rows = append(rows, named(All, []Row{plain("icc_1_1", "", c.One1.Value), plain("icc_2_1", "", c.Two1.Value), plain("icc_3_1", "", c.Three1.Value)})...)
	}
	for i := range w.table.Raters {
		for j := i + 1; j < len(w.table.Raters); j++ {
			rows = append(rows, named(w.pair(i, j), w.pairRows(u, ratings, i, j))...)
		}
	}
	return rows
}

func (w *ratingWork) pair(i, j int) string { return w.table.Raters[i] + " ~ " + w.table.Raters[j] }

// labelled tells ratings that are labels and no measurements.
func (w *ratingWork) labelled() bool {
	return (w.scale == NominalScale || w.scale == OrdinalScale) && len(w.rated.labels) <= mostLevels
}

// padded gives each pattern a weight; a list may end before the last.
func padded(weights []float64, n int) []float64 {
	list := make([]float64, n)
	copy(list, weights)
	return list
}

// manyRows are the coefficients of all raters for labels; those with weights for labels in order.
func (w *ratingWork) manyRows(u agreement.Units) []Row {
	m := u.Many(agreement.Identity(u.Labels))
	rows := []Row{
		plain("percent_agreement", "", m.Agreement), plain("fleiss_kappa", "", m.Fleiss), plain("conger_kappa", "", m.Conger), plain("light_kappa", "", u.Light()),
		plain("ac1", "", m.AC1), plain("brennan_prediger", "", m.BrennanPrediger),
	}
	if w.scale == NominalScale {
		for i, name := range w.rated.labels {
			rows = append(rows, plain("fleiss_kappa", name, u.FleissOf(i)))
		}
		return rows
	}
	return append(rows, plain("ac2_ordinal", "", u.Many(agreement.OrdinalWeights(u.Labels)).AC1), plain("ac2_quadratic", "", u.Many(agreement.Quadratic(u.Labels)).AC1))
}

// iccOf is not defined for fewer than two units.
func iccOf(complete rating.Ratings) rating.ICC {
	if len(complete) < 2 {
		none := rating.Estimate{Value: math.NaN()}
		return rating.ICC{One1: none, Two1: none, Three1: none}
	}
	return complete.ICC()
}

// both are the units that two raters rated.
func both(all rating.Ratings, i, j int) (x, y []float64) {
	for _, row := range all {
		if row[i] == row[i] && row[j] == row[j] {
			x, y = append(x, row[i]), append(y, row[j])
		}
	}
	return x, y
}
