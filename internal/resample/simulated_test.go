package resample

import (
	"math/rand/v2"

	"github.com/facecue/facecue/internal/agreement"
)

// The simulated session of section 1.6: ten minutes at five units a second, three labels with the shares
// .75, .15 and .10, stays of 4 s, and spells of error of 1.5 s in 7.5 s.
const (
	perSecond = 5
	sessionOf = 10 * 60 * perSecond
	labels    = 3
)

var shares = [labels]float64{0.75, 0.15, 0.10}

// stay is the length of a spell in units, at least 1, drawn with that mean plus 1.
func stay(r *rand.Rand, mean float64) (n int) {
	for n = 1; r.Float64() >= 1/mean; n++ {
	}
	return n
}

func draw(r *rand.Rand, without int) int {
	all := 1.0
	if without >= 0 {
		all -= shares[without]
	}
	at := r.Float64() * all
	last := 0
	for label, share := range shares {
		if label == without {
			continue
		}
		if last = label; at < share {
			break
		}
		at -= share
	}
	return last
}

// chain are labels with stays of a mean length.
func chain(r *rand.Rand, mean float64) (list []int) {
	for label := draw(r, -1); len(list) < sessionOf; label = draw(r, label) {
		for range stay(r, mean) {
			list = append(list, label)
		}
	}
	return list[:sessionOf]
}

// errors tells the units in which the second rater errs.
func errors(r *rand.Rand, on, off float64) (list []bool) {
	for wrong := false; len(list) < sessionOf; wrong = !wrong {
		mean := off
		if wrong {
			mean = on
		}
		for range stay(r, mean) {
			list = append(list, wrong)
		}
	}
	return list[:sessionOf]
}

// session has a unit of kind 3a+b where the first rater says a and the second b.
func session(r *rand.Rand) *Sequence {
	truth, other, wrong := chain(r, 4*perSecond), chain(r, 1.5*perSecond), errors(r, 1.5*perSecond, 6*perSecond)
	s := &Sequence{}
	s.Add(labels*labels-1, 0) // so that all sessions have the same number of kinds
	for i, a := range truth {
		b := a
		if wrong[i] {
			b = other[i]
		}
		s.Add(labels*a+b, 1)
	}
	return s
}

// kappa is Cohen's, of the sums of the kinds.
func kappa(weights []float64) float64 { return table(weights).Pair().Kappa }

func table(weights []float64) agreement.Table {
	t := agreement.NewTable(labels)
	for kind, w := range weights {
		t[kind/labels][kind%labels] += w
	}
	return t
}
