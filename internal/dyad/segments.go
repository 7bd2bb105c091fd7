package dyad

import "math"

// Segments are z values as SUSY computes them: of segments that do not overlap, each with its
// own partner, and with all others as surrogates.
type Segments struct {
	Count, Empty                 int // segments; pairs of a segment with its own partner that have no value
	Real, Pseudo                 float64
	RealAbsolute, PseudoAbsolute float64
	ByLag                        []float64 // mean of real pairs, from -most to most; positive: the second follows
}

// InSegments divides two series into segments of so many samples and correlates each segment
// of the one with each of the other, at lags up to most (Tschacher & Meier 2020, SUSY). As in
// R's ccf, means and variances are those of whole segments. Segments with a missing sample
// have no value. SUSY's effect size is left out: it divides by the deviation over lags, not
// over surrogates.
func InSegments(a, b []float64, segment, most int) Segments {
	count := min(len(a), len(b)) / segment
	s := Segments{Count: count, ByLag: make([]float64, 2*most+1)}
	left, right := centred(a, segment, count), centred(b, segment, count)
	var real, pseudo, realAbs, pseudoAbs average
	byLag := make([]average, 2*most+1)
	for i, x := range left {
		for j, y := range right {
			signed, absolute := &pseudo, &pseudoAbs
			if i == j {
				signed, absolute = &real, &realAbs
			}
			before := signed.n
			for k := range byLag {
				z := lagged(x, y, k-most)
				signed.add(z)
				absolute.add(math.Abs(z))
				if i == j {
					byLag[k].add(z)
				}
			}
			if i == j && signed.n == before {
				s.Empty++
			}
		}
	}
	for k := range byLag {
		s.ByLag[k] = byLag[k].value()
	}
	s.Real, s.Pseudo, s.RealAbsolute, s.PseudoAbsolute = real.value(), pseudo.value(), realAbs.value(), pseudoAbs.value()
	return s
}

// part is a segment less its mean, with the sum of its squares.
type part struct {
	values  []float64
	squares float64
}

func centred(series []float64, segment, count int) (list []part) {
	for i := range count {
		own := append([]float64(nil), series[i*segment:(i+1)*segment]...)
		var sum float64
		for _, v := range own {
			sum += v
		}
		p := part{values: own}
		for k := range own {
			own[k] -= sum / float64(segment)
			p.squares += own[k] * own[k]
		}
		list = append(list, p)
	}
	return list
}

// lagged is Fisher's z of y shifted by a lag against x.
func lagged(x, y part, lag int) float64 {
	var products float64
	a, b := x.values, y.values
	if lag >= 0 {
		a, b = a[:len(a)-lag], b[lag:]
	} else {
		a, b = a[-lag:], b[:len(b)+lag]
	}
	for i, v := range a {
		products += v * b[i]
	}
	if x.squares != x.squares || y.squares != y.squares {
		return math.NaN()
	}
	return zOf(products, x.squares, y.squares, float64(len(x.values)))
}
