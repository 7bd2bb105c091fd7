package dyad

import (
	"math"

	"github.com/facecue/facecue/internal/tabular"
)

// Columns of the table of measures: a row for each measure and kind of surrogates.
func Columns() []tabular.Column {
	return append(lead(),
		text("measure", "what was measured; docs/MEASURES.md defines it"),
		number("value", "", "its value"),
		text("unit", "its unit; missing for shares, counts and correlations"),
		tabular.Column{Name: "surrogates", Description: "with what the value is compared; missing where it is not", Levels: map[string]string{
			shifts:    "the second series turned in a circle by multiples of some seconds",
			strangers: "people of different sessions, roles kept",
			segments:  "stretches of 30 s, each with all others but its own partner"}},
		number("surrogate_n", "", "how many surrogates there are; those of 10 s shifts overlap in what they hold"),
		number("surrogate_mean", "", "their mean"),
		number("surrogate_sd", "", "their standard deviation"),
		number("z", "", "distance of the value from their mean in their standard deviations"),
		number("p", "", "share of the surrogates, the value included, that are at least as great; one-sided"))
}

const (
	shifts    = "circular shifts"
	strangers = "other sessions"
	segments  = "other segments"
)

func lead() []tabular.Column {
	return []tabular.Column{
		text("recording", "the record's file without its folder and extension"),
		text("a", "the first person"), text("b", "the second person"),
		text("signal", "whose movement and joint expression is measured"),
	}
}

func text(name, about string) tabular.Column { return tabular.Column{Name: name, Description: about} }

func number(name, unit, about string) tabular.Column {
	return tabular.Column{Name: name, Number: true, Unit: unit, Description: about}
}

func (r *Result) lead(signal string) []tabular.Value {
	return []tabular.Value{tabular.Text(r.Recording), tabular.Text(r.A.Name), tabular.Text(r.B.Name), tabular.Text(signal)}
}

// Row is one row of the table of measures.
type Row struct {
	Name, Unit string
	Value      float64
	Surrogates string // "" where there are none
	Against    Against
}

// Rows are the measures in the order of the table.
func (r *Result) Rows() []Row {
	j := r.Joint
	list := []Row{
		{Name: "both_analysable_s", Unit: "s", Value: j.Seconds}, {Name: "share_a", Value: j.A}, {Name: "share_b", Value: j.B},
		{Name: "joint_share", Value: j.Both, Surrogates: shifts, Against: r.shiftedJoint.Against(j.Both)},
		{Name: "joint_expected", Value: j.Expected}, {Name: "lift", Value: j.Lift()}, {Name: "phi", Value: j.Phi()}, {Name: "kappa", Value: j.Kappa()},
		{Name: "jaccard", Value: j.Jaccard()}, {Name: "b_given_a", Value: j.BGivenA()}, {Name: "a_given_b", Value: j.AGivenB()},
	}
	list = append(list, r.firsts()...)
	list = append(list, answers("b_answers_a", r.BAnswersA)...)
	list = append(list, answers("a_answers_b", r.AAnswersB)...)
	return append(append(list, r.synchronies()...), r.segmentRows()...)
}

// firsts count who began what both show.
func (r *Result) firsts() []Row {
	var by [3]float64
	for _, e := range r.Episodes {
		by[e.First]++
	}
	return []Row{
		{Name: "joint_episodes", Value: float64(len(r.Episodes))}, {Name: "first_a", Value: by[FirstA]},
		{Name: "first_b", Value: by[FirstB]}, {Name: "first_together", Value: by[Together]},
	}
}

func answers(name string, a Answers) []Row {
	return []Row{
		{Name: name + "_onsets", Value: float64(a.Onsets)}, {Name: name + "_share", Value: a.Share},
		{Name: name + "_base_rate", Value: a.Base}, {Name: name + "_latency_median_s", Unit: "s", Value: a.Latency},
	}
}

// synchronies are the statistics of the windowed correlation, each with all its surrogates.
func (r *Result) synchronies() (list []Row) {
	w := r.Windowed
	_, lag := w.Peak()
	at := float64(lag) / Rate
	if len(w.Z) == w.Empty() {
		at = math.NaN()
	}
	list = []Row{
		{Name: "windows", Value: float64(len(w.Z))}, {Name: "windows_empty", Value: float64(w.Empty())},
		{Name: "z_lag_0", Value: w.Mean(0, 0, false)}, {Name: "peak_lag_s", Unit: "s", Value: at},
	}
	own := w.synchrony()
	for _, c := range []struct {
		name string
		of   func(Synchrony) float64
	}{
		{"z_signed", func(s Synchrony) float64 { return s.Signed }}, {"z_absolute", func(s Synchrony) float64 { return s.Absolute }},
		{"z_a_leads", func(s Synchrony) float64 { return s.LeadA }}, {"z_b_leads", func(s Synchrony) float64 { return s.LeadB }},
		{"z_lead_difference", Synchrony.Lead}, {"z_peak", func(s Synchrony) float64 { return s.Peak }},
	} {
		list = append(list, Row{Name: c.name, Value: c.of(own), Surrogates: shifts, Against: against(c.of, own, r.Shifted)})
		if len(r.Others) > 0 {
			list = append(list, Row{Name: c.name, Value: c.of(own), Surrogates: strangers, Against: against(c.of, own, r.Others)})
		}
	}
	return list
}

func against(of func(Synchrony) float64, own Synchrony, all []Synchrony) Against {
	var s Surrogates
	for _, v := range all {
		s = append(s, of(v))
	}
	return s.Against(of(own))
}

// segmentRows are SUSY's measures. Their surrogates have a mean and no deviation of their own.
func (r *Result) segmentRows() []Row {
	nan, s := math.NaN(), r.Segments
	pairs := s.Count * (s.Count - 1)
	return []Row{
		{Name: "segments", Value: float64(s.Count)}, {Name: "segments_empty", Value: float64(s.Empty)},
		{Name: "segments_z_signed", Value: s.Real, Surrogates: segments, Against: Against{pairs, s.Pseudo, nan, nan, nan}},
		{Name: "segments_z_absolute", Value: s.RealAbsolute, Surrogates: segments, Against: Against{pairs, s.PseudoAbsolute, nan, nan, nan}},
	}
}

// Cells are the rows of the table of measures.
func (r *Result) Cells(signal string) (rows [][]tabular.Value) {
	for _, m := range r.Rows() {
		row := append(r.lead(signal), tabular.Text(m.Name), tabular.Number(m.Value), tabular.Text(m.Unit), tabular.Text(m.Surrogates))
		if m.Surrogates == "" {
			row = append(row, make([]tabular.Value, 5)...)
		} else {
			a := m.Against
			row = append(row, tabular.Number(float64(a.N)), tabular.Number(a.Mean), tabular.Number(a.SD), tabular.Number(a.Z), tabular.Number(a.P))
		}
		rows = append(rows, row)
	}
	return rows
}
