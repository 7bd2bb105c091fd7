package dyad

import "math"

// Lags are the settings of a windowed lagged cross-correlation, in samples.
type Lags struct {
	Window, Step, Most int
}

// Windowed is the result: Fisher's z of Pearson's correlation for each window and lag. Z[i][k]
// is that of window i at lag k-Most; at a positive lag the second series follows the first.
// A window of which more than half is missing, or in which a series does not change, is NaN.
type Windowed struct {
	Lags
	Z [][]float64
}

// mostZ bounds Fisher's z of a correlation of 1, as rMEA does.
const mostZ = 10

// Correlate computes the windowed lagged cross-correlation of two series of one length
// (Boker et al. 2002, Psychological Methods 7; the windows and lags of rMEA 1.2, Kleinbub &
// Ramseyer 2020). NaN is a missing sample; correlations are of complete pairs.
func Correlate(a, b []float64, l Lags) Windowed {
	n := min(len(a), len(b))
	count := 0
	if n > l.Window+l.Most-1 {
		count = (n - l.Window - l.Most + 1 + l.Step - 1) / l.Step
	}
	w := Windowed{Lags: l, Z: make([][]float64, count)}
	x, y := prepare(a), prepare(b)
	for i := range w.Z {
		from := i * l.Step
		w.Z[i] = make([]float64, 2*l.Most+1)
		for k := range w.Z[i] {
			lag := k - l.Most
			w.Z[i][k] = fisherAt(&x, &y, from+max(0, -lag), from+max(0, lag), l.Window)
		}
	}
	return w
}

// fisher is Fisher's z of the correlation of the first n pairs.
func fisher(a, b []float64, n int) float64 {
	a, b = a[:n], b[:n]
	var pairs, sumA, sumB float64
	for i, x := range a {
		if y := b[i]; x == x && y == y { // NaN differs from itself
			pairs++
			sumA += x
			sumB += y
		}
	}
	if pairs*2 < float64(n) || pairs < 2 {
		return math.NaN()
	}
	meanA, meanB := sumA/pairs, sumB/pairs
	var squaresA, squaresB, products float64
	for i, x := range a {
		if y := b[i]; x == x && y == y {
			x, y := x-meanA, y-meanB
			squaresA += x * x
			squaresB += y * y
			products += x * y
		}
	}
	return zOf(products, squaresA, squaresB, pairs)
}

// still is the variance under which a series counts as one that does not change: rounding
// leaves as much of scores that are all equal.
const still = 1e-20

func zOf(products, squaresA, squaresB, pairs float64) float64 {
	if squaresA <= still*pairs || squaresB <= still*pairs {
		return math.NaN()
	}
	r := products / math.Sqrt(squaresA*squaresB)
	return max(-mostZ, min(mostZ, math.Atanh(max(-1, min(1, r)))))
}

// Mean of the windows' z over the lags from one to another, both included; absolute takes the
// size of each z. NaN where all are missing.
func (w Windowed) Mean(from, to int, absolute bool) float64 {
	var m average
	for _, row := range w.Z {
		for lag := from; lag <= to; lag++ {
			v := row[lag+w.Most]
			if absolute {
				v = math.Abs(v)
			}
			m.add(v)
		}
	}
	return m.value()
}

// Grand is the mean over all windows and lags.
func (w Windowed) Grand(absolute bool) float64 { return w.Mean(-w.Most, w.Most, absolute) }

// ByLag are the means over windows at each lag, from -Most to Most.
func (w Windowed) ByLag() []float64 {
	means := make([]float64, 2*w.Most+1)
	for k := range means {
		means[k] = w.Mean(k-w.Most, k-w.Most, false)
	}
	return means
}

// Peak is the highest of the means by lag, and its lag in samples; NaN where all windows are
// empty.
func (w Windowed) Peak() (z float64, lag int) {
	z = math.NaN()
	for k, v := range w.ByLag() {
		if v > z || math.IsNaN(z) && !math.IsNaN(v) {
			z, lag = v, k-w.Most
		}
	}
	return z, lag
}

// Best is the lag, in samples, at which a window's z is greatest, and its mean over lags; ok is
// false for an empty window.
func (w Windowed) Best(window int, absolute bool) (lag int, mean float64, ok bool) {
	var m average
	highest := math.Inf(-1)
	for k, v := range w.Z[window] {
		if absolute {
			v = math.Abs(v)
		}
		m.add(v)
		if v > highest {
			highest, lag = v, k-w.Most
		}
	}
	return lag, m.value(), m.n > 0
}

// Empty counts the windows of which no lag has a value.
func (w Windowed) Empty() (count int) {
	for i := range w.Z {
		if _, _, ok := w.Best(i, false); !ok {
			count++
		}
	}
	return count
}

// average is a mean that leaves out NaN.
type average struct{ sum, n float64 }

func (m *average) add(v float64) {
	if v == v {
		m.sum += v
		m.n++
	}
}

func (m *average) value() float64 { return m.sum / m.n }
