package rating

import (
	"math"

	"gonum.org/v1/gonum/mat"
)

// mixed is the linear model of ratings with a mean, and with units and raters as random effects.
type mixed struct {
	ratings      Ratings
	n, sum, sums float64 // ratings, their sum and that of their squares
	units        []total
	raters       []total
}

// total is the number of ratings of a unit or rater and their sum.
type total struct{ n, sum float64 }

func newMixed(r Ratings) *mixed {
	m := &mixed{ratings: r, units: make([]total, len(r)), raters: make([]total, r.Raters())}
	for i, row := range r {
		for j, v := range row {
			if math.IsNaN(v) {
				continue
			}
			m.n, m.sum, m.sums = m.n+1, m.sum+v, m.sums+v*v
			m.units[i].n, m.units[i].sum = m.units[i].n+1, m.units[i].sum+v
			m.raters[j].n, m.raters[j].sum = m.raters[j].n+1, m.raters[j].sum+v
		}
	}
	return m
}

// solution is what the model says of ratings for two deviations.
type solution struct {
	error     float64 // variance
	criterion float64 // -2 log of the restricted likelihood, but for a constant
}

func (m *mixed) criterion(unit, rater float64) float64 { return m.solve(unit, rater).criterion }

// solve uses the equations of Bates and others 2015 ("Fitting linear mixed-effects models using
// lme4", 3): the matrix L'Z'ZL + 1, with L the deviations, whose part for the units is diagonal and
// is eliminated.
func (m *mixed) solve(unit, rater float64) solution {
	u, r := deviation(unit), deviation(rater)
	k := len(m.raters)
	left, ones, values := mat.NewSymDense(k, nil), mat.NewVecDense(k, nil), mat.NewVecDense(k, nil)
	for j, t := range m.raters {
		left.SetSym(j, j, r*r*t.n+1)
		ones.SetVec(j, r*t.n)
		values.SetVec(j, r*t.sum)
	}
	log, oneOne, oneValue, valueValue := 0.0, m.n, m.sum, m.sums
	for i, t := range m.units {
		d := u*u*t.n + 1
		log += math.Log(d)
		one, value := u*t.n, u*t.sum
		oneOne, oneValue, valueValue = oneOne-one*one/d, oneValue-one*value/d, valueValue-value*value/d
		for j := range k {
			if math.IsNaN(m.ratings[i][j]) {
				continue
			}
			ones.SetVec(j, ones.AtVec(j)-u*r*one/d)
			values.SetVec(j, values.AtVec(j)-u*r*value/d)
			for l := range j + 1 {
				if !math.IsNaN(m.ratings[i][l]) {
					left.SetSym(j, l, left.At(j, l)-u*r*u*r/d)
				}
			}
		}
	}
	var chol mat.Cholesky
	if !chol.Factorize(left) {
		return solution{math.NaN(), math.Inf(1)}
	}
	var solvedOnes, solvedValues mat.VecDense
	if chol.SolveVecTo(&solvedOnes, ones) != nil || chol.SolveVecTo(&solvedValues, values) != nil {
		return solution{math.NaN(), math.Inf(1)}
	}
	oneOne -= mat.Dot(ones, &solvedOnes)
	oneValue -= mat.Dot(ones, &solvedValues)
	valueValue -= mat.Dot(values, &solvedValues)
	s := solution{error: (valueValue - oneValue*oneValue/oneOne) / (m.n - 1)}
	s.criterion = (m.n-1)*math.Log(s.error) + log + chol.LogDet() + math.Log(oneOne)
	return s
}
