package timecode

import (
	"math"

	"github.com/facecue/facecue/internal/face"
)

// Rates are the frame rates of editors' timelines, the slowest first.
var Rates = [...]face.Rational{
	{Num: 24000, Den: 1001}, {Num: 24, Den: 1}, {Num: 25, Den: 1}, {Num: 30000, Den: 1001},
	{Num: 30, Den: 1}, {Num: 50, Den: 1}, {Num: 60000, Den: 1001}, {Num: 60, Den: 1},
}

// sameRate tells whether two rates mean the same rate: libav measures the rate of many files,
// and users type 29.97 for 30000/1001. The tolerance is half the difference of 30 and 29.97.
func sameRate(a, b float64) bool { return math.Abs(a/b-1) < 5e-4 }

// editorRate is the rate in Rates that a rate means; false if it means none.
func editorRate(rate float64) (face.Rational, bool) {
	for _, r := range Rates {
		// The tolerance is less than the distance of 23.976 and 24, so the first match is the nearest.
		if rate > 0 && sameRate(r.Float(), rate) {
			return r, true
		}
	}
	return face.Rational{}, false
}

// fittingRate is the rate in Rates that is the recording's rate, or else a multiple or a
// fraction of it with the smallest whole factor, each within maxDeviation. So all frames of the
// recording last equally long on the timeline. If there is none, it is the slowest whole rate
// that is not below the recording's.
func fittingRate(rate float64) face.Rational {
	const maxDeviation = 0.02 // from a whole factor, as a share
	best, least := face.Rational{}, math.Inf(1)
	for _, r := range Rates {
		ratio := max(r.Float()/rate, rate/r.Float())
		factor := math.Round(ratio)
		if deviation := math.Abs(ratio/factor - 1); deviation < maxDeviation && factor+deviation < least {
			best, least = r, factor+deviation
		}
	}
	for _, r := range Rates {
		if best.Den == 0 && r.Den == 1 && r.Float() >= rate {
			best = r
		}
	}
	if best.Den == 0 {
		return Rates[len(Rates)-1]
	}
	return best
}

// userRate is the rate that a user typed: one of Rates, or else the typed number as a fraction.
func userRate(rate float64) face.Rational {
	if r, ok := editorRate(rate); ok {
		return r
	}
	num, den := int64(math.Round(rate*1e6)), int64(1e6)
	common := gcd(num, den)
	return face.Rational{Num: num / common, Den: den / common}
}

func gcd(a, b int64) int64 {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}
