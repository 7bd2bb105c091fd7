package rating

import (
	"math"

	"gonum.org/v1/gonum/stat/distuv"
)

// Estimate is a coefficient with a 95 % interval and the test against 0 that belongs to it.
type Estimate struct {
	Value, Lower, Upper float64
	F, DF1, DF2, P      float64
}

// ICC are the six intraclass correlations of Shrout and Fleiss 1979, with the names that McGraw and
// Wong 1996 give some of them. The first number says what the raters are: 1, other raters for each
// unit; 2, a sample of raters, whose level counts (A); 3, these raters alone, whose level does not
// count (C). The second says of what the reliability is: one rater, or the mean of all k.
type ICC struct {
	One1, Two1, Three1, OneK, TwoK, ThreeK Estimate
}

// outside is the share of probability on each side of an interval.
const outside = 0.025

// ICC measures ratings without a missing one, of at least two units by two raters.
func (r Ratings) ICC() (c ICC) {
	s := r.Squares()
	n, k := float64(len(r)), float64(r.Raters())
	within := test(s.Units/s.Within, n-1, n*(k-1))
	rest := test(s.Units/s.Error, n-1, (n-1)*(k-1))
	c.One1, c.OneK = within.single(k), within.average()
	c.Three1, c.ThreeK = rest.single(k), rest.average()
	c.Two1, c.TwoK = s.absolute(n, k, rest)
	return c
}

// fTest is a ratio of mean squares with the limits of what it estimates.
type fTest struct {
	Estimate
	low, high float64
}

func test(f, df1, df2 float64) fTest {
	return fTest{
		Estimate: Estimate{F: f, DF1: df1, DF2: df2, P: survival(f, df1, df2)},
		low:      f / quantile(df1, df2), high: f * quantile(df2, df1),
	}
}

// The distribution's own functions panic for what is not defined.

func survival(f, df1, df2 float64) float64 {
	if !(f >= 0) || math.IsInf(f, 1) {
		return math.NaN()
	}
	return distuv.F{D1: df1, D2: df2}.Survival(f)
}

func quantile(df1, df2 float64) float64 {
	if !(df1 > 0 && df2 > 0) {
		return math.NaN()
	}
	return distuv.F{D1: df1, D2: df2}.Quantile(1 - outside)
}

func (t fTest) single(k float64) Estimate {
	e := t.Estimate
	e.Value, e.Lower, e.Upper = (e.F-1)/(e.F+k-1), (t.low-1)/(t.low+k-1), (t.high-1)/(t.high+k-1)
	return e
}

func (t fTest) average() Estimate {
	e := t.Estimate
	e.Value, e.Lower, e.Upper = 1-1/e.F, 1-1/t.low, 1-1/t.high
	return e
}

// absolute are ICC(2,1) and ICC(2,k). The limits of the mean of k raters are those of one rater
// stepped up by Spearman and Brown, and not Satterthwaite's degrees of freedom of the mean, which
// would make them wider on one side.
func (s Squares) absolute(n, k float64, rest fTest) (one, mean Estimate) {
	one = rest.Estimate
	one.Value = (s.Units - s.Error) / (s.Units + (k-1)*s.Error + k*(s.Raters-s.Error)/n)
	df := s.satterthwaite(n, k, one.Value)
	up, down := quantile(n-1, df), quantile(df, n-1)
	noise := k*s.Raters + (k*n-k-n)*s.Error
	one.Lower = n * (s.Units - up*s.Error) / (up*noise + n*s.Units)
	one.Upper = n * (down*s.Units - s.Error) / (noise + n*down*s.Units)
	mean = rest.Estimate
	mean.Value = (s.Units - s.Error) / (s.Units + (s.Raters-s.Error)/n)
	mean.Lower, mean.Upper = steppedUp(one.Lower, k), steppedUp(one.Upper, k)
	return one, mean
}

// satterthwaite are the degrees of freedom of the variance of raters and error together (Shrout
// and Fleiss 1979).
func (s Squares) satterthwaite(n, k, icc float64) float64 {
	ratio := s.Raters / s.Error
	a, b := k*icc*ratio, n*(1+(k-1)*icc)-k*icc
	return (k - 1) * (n - 1) * (a + b) * (a + b) / ((n-1)*a*a + b*b)
}

// steppedUp is the reliability of the mean of k raters (Spearman and Brown 1910).
func steppedUp(one, k float64) float64 { return one * k / (1 + one*(k-1)) }

// normal is the quantile of 97.5 % of the normal distribution.
var normal = distuv.UnitNormal.Quantile(1 - outside)

// fisher is the interval of a correlation r with a standard error of its z (Fisher 1921).
func fisher(r, se float64) (lower, upper float64) {
	z := math.Atanh(r)
	return math.Tanh(z - normal*se), math.Tanh(z + normal*se)
}
