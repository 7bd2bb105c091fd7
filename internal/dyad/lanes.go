package dyad

import "github.com/facecue/facecue/internal/tabular"

// WindowColumns are those of the lane of the windowed correlation: a row for each window.
func WindowColumns() []tabular.Column {
	return append(lead(),
		number("from_s", "s", "when the window begins, by the recording's clock"), number("to_s", "s", "when it ends"),
		number("z_signed", "", "mean of Fisher's z over all lags; missing for a window that has too few samples or in which a face does not change"),
		number("z_absolute", "", "mean of the size of Fisher's z; it is not zero for strangers"),
		number("best_lag_s", "s", "the lag with the highest z; positive: a leads"),
		number("best_z", "", "Fisher's z at that lag"))
}

// Windows are the rows of the lane.
func (r *Result) Windows(signal string) (rows [][]tabular.Value) {
	w := r.Windowed
	for i := range w.Z {
		from := r.Begin + float64(i*w.Step)/Rate
		row := append(r.lead(signal), tabular.Number(from), tabular.Number(from+float64(w.Window)/Rate))
		lag, mean, ok := w.Best(i, false)
		if !ok {
			rows = append(rows, append(row, make([]tabular.Value, 4)...))
			continue
		}
		_, absolute, _ := w.Best(i, true)
		rows = append(rows, append(row, tabular.Number(mean), tabular.Number(absolute), tabular.Number(float64(lag)/Rate), tabular.Number(w.Z[i][lag+w.Most])))
	}
	return rows
}

// LagColumns are those of the table of means by lag.
func LagColumns() []tabular.Column {
	return append(lead(), number("lag_s", "s", "positive: b follows a"), number("z", "", "mean of Fisher's z over the windows"))
}

// ByLags are its rows.
func (r *Result) ByLags(signal string) (rows [][]tabular.Value) {
	for k, z := range r.Windowed.ByLag() {
		rows = append(rows, append(r.lead(signal), tabular.Number(float64(k-r.Windowed.Most)/Rate), tabular.Number(z)))
	}
	return rows
}

// EpisodeColumns are those of the lane of joint expression: a row for each stretch in which
// both show it.
func EpisodeColumns() []tabular.Column {
	return append(lead(),
		number("onset_s", "s", "from when on both show the expression"), number("offset_s", "s", "until when"),
		tabular.Column{Name: "first", Description: "who began", Levels: map[string]string{"a": "the first person", "b": "the second", "together": "onsets at most 0.1 s apart"}},
		number("lead_s", "s", "how long before the other"))
}

// EpisodeRows are the rows of the lane.
func (r *Result) EpisodeRows(signal string) (rows [][]tabular.Value) {
	for _, e := range r.Episodes {
		rows = append(rows, append(r.lead(signal), tabular.Number(e.Onset), tabular.Number(e.Offset), tabular.Text(e.First.String()), tabular.Number(e.Lead)))
	}
	return rows
}
