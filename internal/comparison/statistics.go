package comparison

import (
	"github.com/facecue/facecue/internal/resample"
)

// timeRows are the measures over time of every pair and of all raters, in the same order whatever the
// weights of the patterns are.
func (w *work) timeRows(weights []float64) (rows []Row) {
	u := w.book.units(weights)
	for i := range w.result.Raters {
		for j := i + 1; j < len(w.result.Raters); j++ {
			rows = append(rows, named(w.pair(i, j), w.book.pairRows(u, i, j))...)
		}
	}
	if len(w.result.Raters) > 2 {
		rows = append(rows, named(All, w.book.manyRows(u))...)
		rows = append(rows, named(All, againstRows(u, w.result.Machine))...)
	}
	return rows
}

// pair names two raters.
func (w *work) pair(i, j int) string { return w.result.Raters[i] + " ~ " + w.result.Raters[j] }

func named(comparison string, rows []Row) []Row {
	for i := range rows {
		rows[i].Comparison = comparison
	}
	return rows
}

// intervals adds to rows what their measures are in some draws.
type intervals struct {
	rows  []Row
	draws [][]float64 // of each row
}

func newIntervals(rows []Row) *intervals {
	return &intervals{rows, make([][]float64, len(rows))}
}

// add takes the rows of one draw, which are in the same order.
func (n *intervals) add(rows []Row) {
	for i, r := range rows {
		n.draws[i] = append(n.draws[i], r.Value)
	}
}

// finished are the rows with their intervals.
func (n *intervals) finished(method string) []Row {
	for i, r := range n.rows {
		if len(n.draws[i]) > 0 {
			p := resample.Percentile(n.draws[i])
			n.rows[i] = r.interval(p.Lower, p.Upper, method)
			n.rows[i].Undefined = p.Undefined
		}
	}
	return n.rows
}

// seen leaves out raters who have no unit in common, for whom nothing is defined.
func seen(rows []Row) (kept []Row) {
	empty := map[string]bool{}
	for _, r := range rows {
		if r.Measure == "percent_agreement" && r.Value != r.Value {
			empty[r.Comparison] = true
		}
	}
	for _, r := range rows {
		if !empty[r.Comparison] {
			kept = append(kept, r)
		}
	}
	return kept
}
