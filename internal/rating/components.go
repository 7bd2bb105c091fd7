package rating

import "math"

// Components are the variances of ratings by their sources, by restricted maximum likelihood, which
// takes ratings with missing ones as they are.
type Components struct {
	N                    int // ratings
	Unit, Rater, Error   float64
	Absolute, Consistent float64 // ICC(A,1), in which the level of a rater counts, and ICC(C,1)
}

// Bounds of the search, which goes over one variance after the other until neither moves.
const (
	mostCycles = 200
	still      = 1e-8
	steps      = 50     // of golden sections, to 1e-10
	mostShare  = 0.9999 // of a deviation among itself and that of the error
)

// Components estimates them from ratings of which some are NaN.
func (r Ratings) Components() (c Components) {
	m := newMixed(r)
	unit, rater := 0.5, 0.5
	for range mostCycles {
		before := [2]float64{unit, rater}
		unit = least(func(s float64) float64 { return m.criterion(s, rater) })
		rater = least(func(s float64) float64 { return m.criterion(unit, s) })
		if math.Abs(unit-before[0]) < still && math.Abs(rater-before[1]) < still {
			break
		}
	}
	c.N = int(m.n)
	c.Error = m.solve(unit, rater).error
	c.Unit, c.Rater = square(deviation(unit))*c.Error, square(deviation(rater))*c.Error
	c.Absolute = c.Unit / (c.Unit + c.Rater + c.Error)
	c.Consistent = c.Unit / (c.Unit + c.Error)
	return c
}

// deviation is a standard deviation in units of that of the error.
func deviation(share float64) float64 { return share / (1 - share) }

func square(v float64) float64 { return v * v }

// least finds where a function of a share has its minimum by golden sections, the bound 0 included.
func least(f func(share float64) float64) float64 {
	golden := (math.Sqrt(5) - 1) / 2
	low, high := 0.0, mostShare
	a, b := high-golden*(high-low), low+golden*(high-low)
	atA, atB := f(a), f(b)
	for range steps {
		if atA <= atB {
			high, b, atB = b, a, atA
			a = high - golden*(high-low)
			atA = f(a)
		} else {
			low, a, atA = a, b, atB
			b = low + golden*(high-low)
			atB = f(b)
		}
	}
	if at := (low + high) / 2; f(at) < f(0) {
		return at
	}
	return 0
}
