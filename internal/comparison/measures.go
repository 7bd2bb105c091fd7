package comparison

import (
	"math"

	"github.com/facecue/facecue/internal/agreement"
)

// pairRows are the measures of two raters over units of time.
func (b *book) pairRows(u agreement.Units, one, other int) []Row {
	table := u.Table(one, other)
	p := table.Pair()
	two := agreement.Units{Labels: u.Labels}
	for i, row := range table {
		for j, n := range row {
			two.Patterns, two.Weights = append(two.Patterns, []int{i, j}), append(two.Weights, n)
		}
	}
	rows := []Row{
		plain("percent_agreement", "", p.Agreement), plain("kappa", "", p.Kappa), plain("kappa_max", "", p.KappaMax), plain("scott_pi", "", p.Scott),
		plain("krippendorff_alpha", "", two.Alpha(agreement.Nominal, nil)), plain("ac1", "", p.AC1), plain("pabak", "", p.PABAK),
	}
	for i, name := range b.labels {
		l := table.Label(i)
		rows = append(rows, plain("kappa", name, l.Kappa), plain("positive_agreement", name, l.Positive), plain("negative_agreement", name, l.Negative),
			plain("prevalence", name, l.Prevalence), plain("bias", name, l.Bias), plain("pabak", name, l.PABAK),
			plain("share_first", name, l.First/p.N), plain("share_second", name, l.Second/p.N))
	}
	return rows
}

// manyRows are the measures of all raters together.
func (b *book) manyRows(u agreement.Units) []Row {
	m := u.Many(agreement.Identity(u.Labels))
	rows := []Row{
		plain("percent_agreement", "", m.Agreement), plain("fleiss_kappa", "", m.Fleiss), plain("conger_kappa", "", m.Conger), plain("light_kappa", "", u.Light()),
		plain("krippendorff_alpha", "", u.Alpha(agreement.Nominal, nil)), plain("ac1", "", m.AC1), plain("brennan_prediger", "", m.BrennanPrediger),
	}
	for i, name := range b.labels {
		rows = append(rows, plain("fleiss_kappa", name, u.FleissOf(i)))
	}
	return rows
}

// againstRows say whether records agree with raters as raters do among themselves; nothing where
// there are no two raters or no record.
func againstRows(u agreement.Units, machine []bool) []Row {
	var ours, theirs, n, m float64
	for i := range machine {
		for j := range i {
			kappa := u.Table(i, j).Pair().Kappa
			switch {
			case machine[i] != machine[j]:
				ours, n = ours+kappa, n+1
			case !machine[i]:
				theirs, m = theirs+kappa, m+1
			}
		}
	}
	if n == 0 || m == 0 {
		return nil
	}
	return []Row{
		plain("kappa_record_with_raters", "", ours/n), plain("kappa_among_raters", "", theirs/m), plain("kappa_difference", "", ours/n-theirs/m),
	}
}

// naive is Cohen's kappa with the interval for independent units, which frames are not.
func naive(table agreement.Table) Row {
	kappa, se := table.Kappa(agreement.Identity(len(table)))
	half := 1.959963985 * se
	return Row{Measure: "kappa_naive_interval", Value: kappa, Lower: kappa - half, Upper: kappa + half, Method: Naive}
}

// Naive is said of an interval that takes frames as independent, which makes it far too narrow.
const Naive = "naive: takes units as independent, far too narrow"

// defined replaces an interval without a value.
func (r Row) interval(lower, upper float64, method string) Row {
	if math.IsNaN(r.Value) {
		lower, upper = math.NaN(), math.NaN()
	}
	r.Lower, r.Upper, r.Method = lower, upper, method
	return r
}
