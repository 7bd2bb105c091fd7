package agreement

import "math"

// Pair has the coefficients of two raters, in the notation of n labels i with shares r and c of
// the two raters. Coefficients are NaN where chance alone would agree always, as where both
// raters use one and the same label.
type Pair struct {
	N         float64
	Agreement float64 // share of units with the same label
	Expected  float64 // of chance, by Cohen
	Kappa     float64 // Cohen 1960
	KappaMax  float64 // the highest kappa that the margins allow
	Scott     float64 // pi, Scott 1955
	AC1       float64 // Gwet 2008
	PABAK     float64 // chance gives all labels alike: Brennan and Prediger 1981
}

// Pair measures a table.
func (t Table) Pair() Pair {
	p := Pair{N: t.N()}
	rows, columns := t.Margins()
	var scott, gwet, most float64
	for i := range t {
		p.Agreement += t[i][i] / p.N
		p.Expected += rows[i] * columns[i]
		share := (rows[i] + columns[i]) / 2
		scott += share * share
		gwet += share * (1 - share)
		most += math.Min(rows[i], columns[i])
	}
	q := float64(len(t))
	p.Kappa = beyond(p.Agreement, p.Expected)
	p.KappaMax = beyond(most, p.Expected)
	p.Scott = beyond(p.Agreement, scott)
	p.AC1 = beyond(p.Agreement, gwet/(q-1))
	p.PABAK = beyond(p.Agreement, 1/q)
	return p
}

// nearOne is where an expected agreement is 1 but for rounding.
const nearOne = 1 - 1e-12

// beyond is the agreement beyond chance, as a share of what chance leaves.
func beyond(agreement, chance float64) float64 {
	if chance >= nearOne {
		return math.NaN()
	}
	return (agreement - chance) / (1 - chance)
}

// Label has the coefficients of two raters for one label against all others.
type Label struct {
	Kappa      float64 // Cohen's, of the table of the label and all others
	Positive   float64 // agreement on the label: 2a/(2a+b+c), Cicchetti and Feinstein 1990
	Negative   float64 // agreement on its absence
	Prevalence float64 // (a-d)/n, Byrt, Bishop and Carlin 1993
	Bias       float64 // (b-c)/n: above 0 the first rater gives the label more often
	PABAK      float64
	First      float64 // units that the first rater gives the label
	Second     float64
	Both       float64
}

// Label measures one label of a table.
func (t Table) Label(label int) Label {
	c := t.Collapsed(label)
	yes, first, second, no := c[0][0], c[0][1], c[1][0], c[1][1]
	p := c.Pair()
	return Label{
		Kappa: p.Kappa, PABAK: p.PABAK,
		Positive: 2 * yes / (2*yes + first + second), Negative: 2 * no / (2*no + first + second),
		Prevalence: (yes - no) / p.N, Bias: (first - second) / p.N,
		First: yes + first, Second: yes + second, Both: yes,
	}
}
