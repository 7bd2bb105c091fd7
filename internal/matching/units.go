package matching

import (
	"math"

	"github.com/facecue/facecue/internal/agreement"
)

// Units compares events that both raters cut out themselves, after Holle and Rein 2015 ("EasyDIAg:
// A tool for easy determination of interrater agreement"). Unlike their program, it gives negative
// coefficients too.
type Units struct {
	// Table has a row and a column more than there are labels, for events without a partner. Two
	// events with enough common time count twice in one cell; others count once as without one.
	Table    agreement.Table
	Linked   float64 // share of the counts that are of pairs
	Raw      float64 // share of the counts with the same label
	Expected float64 // of chance, by proportional fitting, since nobody counts what neither cut out
	Kappa    float64 // of all events
	KappaMax float64 // the highest kappa that the margins allow
	RawPairs float64 // share of the pairs with the same label
	OfPairs  float64 // Cohen's kappa of the pairs
}

// Overlap is the least common time of a pair, as a share of the longer event, that Holle and Rein
// recommend.
const Overlap = 0.6

// Compare pairs the events of two raters by their common time as a share of the longer event, the
// greatest first, whatever their labels.
func Compare(a, b []Event, labels int, overlap float64) Units {
	pairs := oneToOne(overlapping(a, b, func(x, y Event) float64 {
		return float64(x.common(y)) / float64(max(x.length(), y.length()))
	}), len(a), len(b))
	table := agreement.NewTable(labels + 1)
	for _, e := range a {
		table[e.Label][labels]++
	}
	for _, e := range b {
		table[labels][e.Label]++
	}
	for _, p := range pairs {
		if p.fit >= overlap {
			table[a[p.A].Label][labels]--
			table[labels][b[p.B].Label]--
			table[a[p.A].Label][b[p.B].Label] += 2
		}
	}
	return Measured(table)
}

// Measured are the coefficients of a table, which may be the sum of those of several sessions.
func Measured(table agreement.Table) Units {
	n, none := table.N(), len(table)-1
	u := Units{Table: table, Expected: fitted(table)}
	inner, most := agreement.NewTable(none), 0.0
	for i := range none {
		copy(inner[i], table[i][:none])
		u.Raw += table[i][i] / n
	}
	rows, columns := table.Margins()
	for i := range rows {
		most += math.Min(rows[i], columns[i])
	}
	u.Linked = inner.N() / n
	u.Kappa, u.KappaMax = beyond(u.Raw, u.Expected), beyond(most, u.Expected)
	pairs := inner.Pair()
	u.RawPairs, u.OfPairs = pairs.Agreement, pairs.Kappa
	return u
}

func beyond(share, chance float64) float64 {
	if chance >= 1-1e-12 {
		return math.NaN()
	}
	return (share - chance) / (1 - chance)
}

// Label measures one label against all others and none, of the table with all events.
func (u Units) Label(label int) agreement.Label { return u.Table.Label(label) }
