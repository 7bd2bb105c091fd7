package rating

import (
	"math"

	"gonum.org/v1/gonum/stat"
	"gonum.org/v1/gonum/stat/distuv"
)

// Two compares the ratings of two raters; its intervals hold for independent units.
type Two struct {
	N                    int
	Concordance          float64 // Lin 1989, with variances of 1/n
	ConcordanceLower     float64 // 95 %, by Fisher's z (Lin 2000)
	ConcordanceUpper     float64
	Accuracy             float64 // C_b: concordance / correlation
	Pearson              float64
	PearsonLower         float64
	PearsonUpper         float64
	PearsonP             float64
	Spearman             float64
	Error                float64 // root of the mean squared difference
	Bias                 float64 // mean difference, first minus second
	LimitLower           float64 // limits of agreement, Bland and Altman 1986
	LimitUpper           float64
	ConcordanceOfSamples float64 // with variances of 1/(n-1)
}

// Compare measures two lists of the same length without missing values.
func Compare(x, y []float64) (t Two) {
	t.N = len(x)
	n := float64(t.N)
	mx, my := stat.Mean(x, nil), stat.Mean(y, nil)
	sample := (n - 1) / n
	sx, sy, sxy := stat.Variance(x, nil)*sample, stat.Variance(y, nil)*sample, stat.Covariance(x, y, nil)*sample
	t.Bias = mx - my
	t.Concordance = 2 * sxy / (sx + sy + t.Bias*t.Bias)
	t.ConcordanceOfSamples = 2 * sxy / (sx + sy + t.Bias*t.Bias*sample)
	t.Pearson = sxy / math.Sqrt(sx*sy)
	t.PearsonLower, t.PearsonUpper = fisher(t.Pearson, 1/math.Sqrt(n-3))
	t.PearsonP = studentP(t.Pearson, n-2)
	t.Accuracy = t.Concordance / t.Pearson
	t.Spearman = stat.Correlation(ranks(x), ranks(y), nil)
	t.concordanceLimits(t.Bias/math.Pow(sx*sy, 0.25), n)
	var differences []float64
	for i := range x {
		d := x[i] - y[i]
		differences = append(differences, d)
		t.Error += d * d / n
	}
	t.Error = math.Sqrt(t.Error)
	sd := stat.StdDev(differences, nil)
	t.LimitLower, t.LimitUpper = t.Bias-normal*sd, t.Bias+normal*sd
	return t
}

// concordanceLimits is the interval of Lin, with the correction of 2000; u is the shift of location
// in units of both standard deviations.
func (t *Two) concordanceLimits(u, n float64) {
	p, r, uu := t.Concordance, t.Pearson, u*u
	variance := ((1-r*r)*p*p*(1-p*p)/(r*r) + 2*p*p*p*(1-p)*uu/r - 0.5*p*p*p*p*uu*uu/(r*r)) / (n - 2)
	t.ConcordanceLower, t.ConcordanceUpper = fisher(p, math.Sqrt(variance)/(1-p*p))
}

// studentP is the two-sided probability of a correlation among unrelated values; NaN for a whole
// correlation, whose probability depends on rounding.
func studentP(r, df float64) float64 {
	if !(r > -1 && r < 1 && df > 0) {
		return math.NaN()
	}
	t := r * math.Sqrt(df/(1-r*r))
	return 2 * distuv.StudentsT{Mu: 0, Sigma: 1, Nu: df}.CDF(-math.Abs(t))
}
