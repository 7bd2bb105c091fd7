package comparison

import (
	"math"
	"time"

	"github.com/facecue/facecue/internal/agreement"
)

// sampled are the labels of two raters in each unit.
type sampled struct {
	units  []Range
	labels [2][]int8
	count  int // of labels
}

func (b *book) sample(a aligned, one, other int, o Options) (s sampled) {
	s.units, s.count = a.units, len(b.labels)
	cursors, pattern := a.cursors(o), make([]int, b.raters)
	for _, u := range a.units {
		b.read(cursors, u.From+(u.To-u.From)/2, pattern)
		s.labels[0] = append(s.labels[0], int8(pattern[one]))
		s.labels[1] = append(s.labels[1], int8(pattern[other]))
	}
	return s
}

// tolerant is kappa when a unit of one rater agrees if the other gives the same label within the
// tolerance before or after it (Bakeman, Quera and Gnisci 2009). It is far higher than kappa, and
// is shown beside kappa only.
func (s sampled) tolerant(from int, tolerance time.Duration) float64 {
	x, y := s.labels[from], s.labels[1-from]
	table, first := agreement.NewTable(s.count), 0
	for i := range x {
		for s.units[i].From-s.units[first].From > tolerance {
			first++
		}
		label := y[i]
		for j := first; j < len(y) && s.units[j].From-s.units[i].From <= tolerance; j++ {
			if y[j] == x[i] {
				label = x[i]
				break
			}
		}
		table[x[i]][label]++
	}
	return table.Pair().Kappa
}

// mostLag bounds the shifts of time that are tried.
const mostLag = 2 * time.Second

// lag is the shift of the second rater's time at which kappa is highest, of -2 to 2 s in steps of a
// unit, and that kappa. Of equal ones the least shift is taken.
func (s sampled) lag() (best time.Duration, kappa float64) {
	kappa = math.NaN()
	if len(s.units) == 0 {
		return 0, kappa
	}
	step := s.units[0].To - s.units[0].From
	for k := range int(mostLag/step) + 1 {
		for _, lag := range []int{k, -k} {
			if v := s.at(lag, step); v > kappa || math.IsNaN(kappa) {
				best, kappa = time.Duration(lag)*step, v
			}
		}
	}
	return best, kappa
}

// at is kappa of each unit of the first rater and that of the second some units later; pairs across a
// gap are left out.
func (s sampled) at(lag int, step time.Duration) float64 {
	table := agreement.NewTable(s.count)
	for i := max(0, -lag); i < len(s.units) && i+lag < len(s.units); i++ {
		apart := s.units[i+lag].From - s.units[i].From - time.Duration(lag)*step
		if apart.Abs() <= step/2 {
			table[s.labels[0][i]][s.labels[1][i+lag]]++
		}
	}
	return table.Pair().Kappa
}
