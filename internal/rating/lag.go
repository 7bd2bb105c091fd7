package rating

import (
	"math"

	"gonum.org/v1/gonum/stat"
)

// Lagged is the correlation of two series when the second is taken some samples later.
type Lagged struct {
	Lag          int // samples; above 0 the second series follows the first
	R            float64
	Lower, Upper float64 // 95 %, with fewer independent samples than there are: Bartlett 1935
	N            int     // samples that both have
}

// leastSamples is below which a correlation says nothing.
const leastSamples = 4

// Lags correlates two series of the same length and rate at each lag from -most to most. Samples
// where one of them is NaN are left out. A correlation of fewer than four samples is NaN.
func Lags(x, y []float64, most int) (all []Lagged) {
	for lag := -most; lag <= most; lag++ {
		all = append(all, at(x, y, lag))
	}
	return all
}

// Best is the lag with the highest correlation, the one nearest to 0 of equal ones; ok is false where
// none is defined.
func Best(all []Lagged) (best Lagged, ok bool) {
	for _, l := range all {
		if math.IsNaN(l.R) {
			continue
		}
		nearer := l.R == best.R && max(l.Lag, -l.Lag) < max(best.Lag, -best.Lag)
		if !ok || l.R > best.R || nearer {
			best, ok = l, true
		}
	}
	return best, ok
}

func at(x, y []float64, lag int) Lagged {
	var a, b []float64
	for i := max(0, -lag); i < len(x) && i+lag < len(y); i++ {
		if !math.IsNaN(x[i]) && !math.IsNaN(y[i+lag]) {
			a, b = append(a, x[i]), append(b, y[i+lag])
		}
	}
	l := Lagged{Lag: lag, N: len(a), R: math.NaN(), Lower: math.NaN(), Upper: math.NaN()}
	if len(a) < leastSamples {
		return l
	}
	l.R = stat.Correlation(a, b, nil)
	product := following(a) * following(b)
	n := math.Min(float64(len(a)), float64(len(a))*(1-product)/(1+product))
	l.Lower, l.Upper = fisher(l.R, 1/math.Sqrt(n-3))
	return l
}

// following is the correlation of each sample with the next.
func following(list []float64) float64 {
	return stat.Correlation(list[1:], list[:len(list)-1], nil)
}
