package rating

import (
	"math"
	"testing"
)

// series is a wave with a slow and a fast part, from a sample on.
func series(n, from int) (list []float64) {
	for i := range n {
		at := float64(i + from)
		list = append(list, math.Sin(at/9)+0.5*math.Sin(at/2.3+1))
	}
	return list
}

// TestLags finds a shift: the second series follows the first by 7 samples.
func TestLags(t *testing.T) {
	x, y := series(300, 7), series(300, 0)
	best, ok := Best(Lags(x, y, 25))
	if !ok || best.Lag != 7 || math.Abs(best.R-1) > 1e-9 || best.N != 293 {
		t.Errorf("%+v", best)
	}
	x[40] = math.NaN()
	if best, _ := Best(Lags(y, x, 25)); best.Lag != -7 || best.N != 292 {
		t.Errorf("the other way round, with a gap: %+v", best)
	}
}

// TestLagLimits: neighbouring samples that are alike make the interval wider than independent ones
// would.
func TestLagLimits(t *testing.T) {
	x, y := series(300, 0), series(300, 3)
	l := Lags(x, y, 0)[0]
	_, independent := fisher(l.R, 1/math.Sqrt(300-3))
	if !(l.Lower < l.R && l.R < l.Upper && l.Upper > independent) {
		t.Errorf("%+v, independent up to %v", l, independent)
	}
}

// TestLagsUndefined: too few samples, and a series that never varies.
func TestLagsUndefined(t *testing.T) {
	if _, ok := Best(Lags([]float64{1, 2, 3}, []float64{1, 2, 3}, 1)); ok {
		t.Error("three samples give a lag")
	}
	if _, ok := Best(Lags(make([]float64, 50), series(50, 0), 3)); ok {
		t.Error("a series that never varies gives a lag")
	}
	flat := []Lagged{{Lag: -3, R: 0.5}, {Lag: 1, R: 0.5}, {Lag: 2, R: 0.5}}
	if best, _ := Best(flat); best.Lag != 1 {
		t.Errorf("of equal ones %+v", best)
	}
}
