package comparison

import (
	"math"

	"github.com/facecue/facecue/internal/agreement"
	"github.com/facecue/facecue/internal/rating"
)

// pairRows are the measures of two raters that are drawn again.
func (w *ratingWork) pairRows(u agreement.Units, all rating.Ratings, i, j int) (rows []Row) {
	if w.labelled() {
		table := usedBy(w.rated.units.Table(i, j), u.Table(i, j))
		p := table.Pair()
		rows = append(rows, plain("percent_agreement", "", p.Agreement), plain("kappa", "", p.Kappa), plain("scott_pi", "", p.Scott), plain("ac1", "", p.AC1), plain("pabak", "", p.PABAK))
		if w.scale != NominalScale {
			linear, _ := table.Kappa(agreement.Linear(len(table)))
			quadratic, _ := table.Kappa(agreement.Quadratic(len(table)))
			rows = append(rows, plain("kappa_linear", "", linear), plain("kappa_quadratic", "", quadratic))
		}
	}
	if w.rated.ratings == nil {
		return rows
	}
	x, y := both(all, i, j)
	if len(x) < 2 {
		return append(rows, plain("ccc", "", math.NaN()), plain("pearson", "", math.NaN()), plain("rmse", "", math.NaN()), plain("bias", "", math.NaN()))
	}
	t := rating.Compare(x, y)
	return append(rows, plain("ccc", "", t.Concordance), plain("pearson", "", t.Pearson), plain("rmse", "", t.Error), plain("bias", "", t.Bias))
}

// usedBy is a table without the labels that neither rater uses in all units.
func usedBy(all, drawn agreement.Table) agreement.Table {
	rows, columns := all.Margins()
	var used []int
	for i := range all {
		if rows[i]+columns[i] > 0 {
			used = append(used, i)
		}
	}
	small := agreement.NewTable(len(used))
	for i, a := range used {
		for j, b := range used {
			small[i][j] = drawn[a][b]
		}
	}
	return small
}

// Independent is said of an interval that takes units as independent of each other.
const Independent = "takes units as independent"

// once are the measures that are not drawn again, with the intervals that their theory gives.
func (w *ratingWork) once() (rows []Row) {
	if w.rated.ratings == nil {
		return nil
	}
	method := Independent
	if w.table.Times != nil {
		method = Naive
	}
	rows = named(All, w.allOnce(method))
	for i := range w.table.Raters {
		for j := i + 1; j < len(w.table.Raters); j++ {
			rows = append(rows, named(w.pair(i, j), w.pairOnce(method, i, j))...)
		}
	}
	return rows
}

func (w *ratingWork) allOnce(method string) (rows []Row) {
	complete := w.rated.ratings.Complete()
	if len(complete) < len(w.rated.ratings) {
		w.result.Remarks = append(w.result.Remarks, "units without a rating of every rater are left out of the ICC by mean squares; icc_a_1_reml and icc_c_1_reml take all ratings")
		c := w.rated.ratings.Components()
		rows = append(rows, plain("icc_a_1_reml", "", c.Absolute), plain("icc_c_1_reml", "", c.Consistent),
			plain("variance_units", "", c.Unit), plain("variance_raters", "", c.Rater), plain("variance_error", "", c.Error))
	}
	if len(complete) < 2 {
		return rows
	}
	c, s := complete.ICC(), complete.Squares()
	for _, e := range []struct {
		name string
		rating.Estimate
	}{
		{"icc_1_1_f", c.One1}, {"icc_2_1_f", c.Two1}, {"icc_3_1_f", c.Three1}, {"icc_1_k_f", c.OneK}, {"icc_2_k_f", c.TwoK}, {"icc_3_k_f", c.ThreeK},
	} {
		rows = append(rows, plain(e.name, "", e.Value).interval(e.Lower, e.Upper, "F distribution; "+method))
	}
	rows = append(rows, plain("mean_square_units", "", s.Units), plain("mean_square_raters", "", s.Raters), plain("mean_square_error", "", s.Error), plain("mean_square_within", "", s.Within),
		plain("kendall_w", "", complete.Kendall()), plain("share_equal", "", complete.Within(0)), plain("share_within_1", "", complete.Within(1)))
	if levels := w.levels(); levels > 1 {
		rows = append(rows, plain("finn", "", complete.Finn(levels)))
	}
	return rows
}

// levels is the number of whole numbers from the least to the greatest rating; 0 where not all ratings
// are whole.
func (w *ratingWork) levels() int {
	v := w.rated.values
	for _, x := range v {
		if x != math.Trunc(x) {
			return 0
		}
	}
	if n := v[len(v)-1] - v[0] + 1; n <= mostLevels {
		return int(n)
	}
	return 0
}

func (w *ratingWork) pairOnce(method string, i, j int) (rows []Row) {
	x, y := both(w.rated.ratings, i, j)
	if len(x) > 3 {
		t := rating.Compare(x, y)
		rows = append(rows, plain("ccc_z", "", t.Concordance).interval(t.ConcordanceLower, t.ConcordanceUpper, "Lin's z; "+method),
			plain("pearson_z", "", t.Pearson).interval(t.PearsonLower, t.PearsonUpper, "Fisher's z; "+method), plain("spearman", "", t.Spearman), plain("ccc_accuracy", "", t.Accuracy),
			plain("ccc_sample_variances", "", t.ConcordanceOfSamples), plain("limits_of_agreement", "", t.Bias).interval(t.LimitLower, t.LimitUpper, "limits of agreement, 95 % of differences"))
	}
	if w.table.Times != nil {
		rows = append(rows, w.lagged(i, j)...)
	}
	return rows
}
