package elementary

import "math"

// ln2High and ln2Low sum to ln(2). ln2High has so few bits that its product with the
// exponent of a float64 is exact (Cody and Waite 1980, "Software Manual for the Elementary
// Functions").
const (
	ln2High = 0x1.62e42feep-1
	ln2Low  = math.Ln2 - ln2High
)

// Bounds of Exp: the result overflows above the first and is zero below the second.
const (
	expOverflows = 709.782712893384
	expVanishes  = -745.1332191019412
)

// Exp is e to the power of x. x is k*ln(2) + r, and e^r a Taylor polynomial.
func Exp(x float64) float64 {
	switch {
	case math.IsNaN(x):
		return x
	case x > expOverflows:
		return math.Inf(1)
	case x < expVanishes:
		return 0
	}
	k := math.Floor(float64(x*math.Log2E) + 0.5)
	r := x - float64(k*ln2High) - float64(k*ln2Low)
	return math.Ldexp(1+expLess1(r), int(k))
}

// Expm1 is Exp(x) - 1, without loss of digits near zero.
func Expm1(x float64) float64 {
	if math.Abs(x) < math.Ln2/2 {
		return expLess1(x)
	}
	return Exp(x) - 1
}

// inverseFactorials are 1/n!, from the highest power of the polynomial down to 1/1!. For
// |r| <= ln(2)/2 the first term left out is below 1e-17.
var inverseFactorials = [...]float64{
	1.0 / 6227020800, 1.0 / 479001600, 1.0 / 39916800, 1.0 / 3628800, 1.0 / 362880, 1.0 / 40320, 1.0 / 5040,
	1.0 / 720, 1.0 / 120, 1.0 / 24, 1.0 / 6, 1.0 / 2, 1,
}

// expLess1 is the Taylor polynomial of e^r - 1, for |r| up to about ln(2)/2.
func expLess1(r float64) (sum float64) {
	for _, c := range inverseFactorials {
		sum = float64(sum*r) + c
	}
	return float64(sum * r)
}
