package elementary

import "math"

// Log is the natural logarithm. x is m * 2^e with m near 1, and ln(m) is
// 2*artanh((m-1)/(m+1)), computed by its series (Abramowitz and Stegun 1964, 4.1.27).
func Log(x float64) float64 {
	switch {
	case math.IsNaN(x) || x < 0:
		return math.NaN()
	case x == 0:
		return math.Inf(-1)
	case math.IsInf(x, 1):
		return x
	}
	m, exponent := math.Frexp(x)
	if m < math.Sqrt2/2 {
		m, exponent = 2*m, exponent-1
	}
	e := float64(exponent)
	return float64(e*ln2High) + (artanh2((m-1)/(m+1)) + float64(e*ln2Low))
}

// Log1p is Log(1+x), without loss of digits near zero: it compensates the rounding of 1+x
// (Kahan's method, in Goldberg 1991, "What Every Computer Scientist Should Know About
// Floating-Point Arithmetic", theorem 4).
func Log1p(x float64) float64 {
	u := 1 + x
	if u == 1 || math.IsInf(u, 1) {
		return x
	}
	return float64(Log(u) * (x / (u - 1)))
}

// seriesTerms is how many terms artanh2 sums. For |s| <= 0.172 the first term left out is
// below 1e-18.
const seriesTerms = 12

// artanh2 is 2*artanh(s) = 2*(s + s^3/3 + s^5/5 + ...), for |s| up to 0.172.
func artanh2(s float64) (sum float64) {
	square := float64(s * s)
	for n := seriesTerms - 1; n > 0; n-- {
		sum = float64((sum + 1/float64(2*n+1)) * square)
	}
	return float64(2 * (s + float64(s*sum)))
}

// Hypot is the length of (x, y). It overflows where a square does: above 1e154.
func Hypot(x, y float64) float64 { return math.Sqrt(float64(x*x) + float64(y*y)) }
