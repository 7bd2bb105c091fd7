package timecode

import (
	"math"

	"github.com/facecue/facecue/internal/face"
)

// Rates are the frame rates that editors have for a timeline, the slowest first.
var Rates = [...]face.Rational{
	{Num: 24000, Den: 1001}, {Num: 24, Den: 1}, {Num: 25, Den: 1}, {Num: 30000, Den: 1001},
	{Num: 30, Den: 1}, {Num: 50, Den: 1}, {Num: 60000, Den: 1001}, {Num: 60, Den: 1},
}

// alike tells that two rates are taken for one: libav measures the rate of many files,
// and nobody types 30000/1001. 30 and 29.97 are twice as far from each other.
func alike(a, b float64) bool { return math.Abs(a/b-1) < 5e-4 }

// standard is the rate of an editor that a rate is taken for; false for another rate.
func standard(rate float64) (face.Rational, bool) {
	for _, r := range Rates {
		// Of 23.976 and 24 only one is alike, so the first is the nearest.
		if rate > 0 && alike(r.Float(), rate) {
			return r, true
		}
	}
	return face.Rational{}, false
}

// fitting is the rate of an editor whose timeline shows the pictures of a recording most
// evenly: each for one frame, or else for the same few, or every so many pictures. Where
// there is none, it is the slowest that has a frame for each picture.
func fitting(rate float64) face.Rational {
	const uneven = 0.02
	best, least := face.Rational{}, math.Inf(1)
	for _, r := range Rates {
		ratio := max(r.Float()/rate, rate/r.Float())
		times := math.Round(ratio)
		if off := math.Abs(ratio/times - 1); off < uneven && times+off < least {
			best, least = r, times+off
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

// asked is a rate as a user typed it: one of an editor, or else the fraction itself.
func asked(rate float64) face.Rational {
	if r, ok := standard(rate); ok {
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
