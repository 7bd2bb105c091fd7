package agreement

import "math"

// Many has the coefficients of any number of raters, of whom some may have left units out. The
// forms for units with missing labels and with weights are those of Gwet 2014 (chapters 2 and 4).
type Many struct {
	N               float64 // units with at least two labels
	Agreement       float64 // share of pairs of raters who agree, mean of the units
	Fleiss          float64 // Fleiss 1971
	Conger          float64 // Conger 1980: each rater with margins of their own
	AC1             float64 // Gwet 2008; AC2 with weights
	BrennanPrediger float64 // Brennan and Prediger 1981
}

// Many measures all raters together; disagreements count by the weights.
func (u Units) Many(w Weights) Many {
	m := Many{}
	shares, units := make([]float64, u.Labels), 0.0
	u.counted(func(weight float64, of []float64, all float64) {
		if all == 0 {
			return
		}
		units += weight
		for k := range of {
			shares[k] += weight * of[k] / all
		}
		if all > 1 {
			m.N += weight
			m.Agreement += weight * agreed(of, w) / (all * (all - 1))
		}
	})
	m.Agreement /= m.N
	var fleiss, gwet float64
	for k := range shares {
		shares[k] /= units
		gwet += shares[k] * (1 - shares[k])
	}
	for k := range shares {
		for l := range shares {
			fleiss += w[k][l] * shares[k] * shares[l]
		}
	}
	q := float64(u.Labels)
	m.Fleiss = beyond(m.Agreement, fleiss)
	m.Conger = beyond(m.Agreement, u.raterwise(w))
	m.AC1 = beyond(m.Agreement, w.sum()*gwet/(q*(q-1)))
	m.BrennanPrediger = beyond(m.Agreement, w.sum()/(q*q))
	return m
}

// agreed is the number of ordered pairs of raters of one unit who agree.
func agreed(of []float64, w Weights) (pairs float64) {
	for k, n := range of {
		if n == 0 {
			continue
		}
		like := -1.0
		for l, other := range of {
			like += w[k][l] * other
		}
		pairs += n * like
	}
	return pairs
}

// raterwise is the agreement of chance by the margins of each pair of raters.
func (u Units) raterwise(w Weights) float64 {
	raters := u.Raters()
	margins := make([][]float64, raters)
	for g := range margins {
		margins[g] = u.margin(g)
	}
	var sum float64
	for g := range raters {
		for h := range raters {
			if g == h {
				continue
			}
			for k, a := range margins[g] {
				for l, b := range margins[h] {
					sum += w[k][l] * a * b
				}
			}
		}
	}
	return sum / float64(raters*(raters-1))
}

// margin is the share of each label among those of one rater.
func (u Units) margin(rater int) []float64 {
	shares, all := make([]float64, u.Labels), 0.0
	for i, p := range u.Patterns {
		if p[rater] != Missing {
			shares[p[rater]] += u.Weights[i]
			all += u.Weights[i]
		}
	}
	for k := range shares {
		shares[k] /= all
	}
	return shares
}

// Light is the mean of Cohen's kappa over all pairs of raters (Light 1971); NaN where one of them
// is not defined.
func (u Units) Light() float64 {
	sum, pairs := 0.0, 0.0
	for a := range u.Raters() {
		for b := a + 1; b < u.Raters(); b++ {
			sum += u.Table(a, b).Pair().Kappa
			pairs++
		}
	}
	return sum / pairs
}

// FleissOf is Fleiss' kappa of one label against all others.
func (u Units) FleissOf(label int) float64 {
	var share, pairs, units, n float64
	u.counted(func(weight float64, of []float64, all float64) {
		if all == 0 {
			return
		}
		units += weight
		share += weight * of[label] / all
		if all > 1 {
			n += weight
			rest := all - of[label]
			pairs += weight * (of[label]*(of[label]-1) + rest*(rest-1)) / (all * (all - 1))
		}
	})
	share /= units
	if n == 0 {
		return math.NaN()
	}
	return beyond(pairs/n, share*share+(1-share)*(1-share))
}
