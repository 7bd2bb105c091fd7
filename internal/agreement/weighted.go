package agreement

import "math"

// Kappa is Cohen's kappa with weights (Cohen 1968) and its standard error for units that are
// independent of each other (Fleiss, Cohen and Everitt 1969). Frames of a recording are not
// independent: for them the error is far too small. The error is NaN where a rater gives one
// label alone.
func (t Table) Kappa(w Weights) (kappa, se float64) {
	n := t.N()
	rows, columns := t.Margins()
	var agreement, chance float64
	byRow, byColumn := make([]float64, len(t)), make([]float64, len(t))
	for i := range t {
		for j := range t {
			agreement += w[i][j] * t[i][j] / n
			chance += w[i][j] * rows[i] * columns[j]
			byRow[i] += w[i][j] * columns[j]
			byColumn[j] += w[i][j] * rows[i]
		}
	}
	kappa = beyond(agreement, chance)
	if constant(rows) || constant(columns) {
		return kappa, math.NaN()
	}
	var sum float64
	for i := range t {
		for j := range t {
			d := w[i][j] - (byRow[i]+byColumn[j])*(1-kappa)
			sum += t[i][j] / n * d * d
		}
	}
	d := kappa - chance*(1-kappa)
	return kappa, math.Sqrt(math.Max(0, sum-d*d)/n) / (1 - chance)
}
