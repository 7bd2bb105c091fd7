package timecode

import (
	"math"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/opt"
)

// Options are those of a format that counts frames; start is the usual time code of
// a timeline's first frame.
func Options(start string) opt.Set {
	return opt.Set{
		{Name: "start", Kind: opt.String, Default: start, Help: "time code of the timeline's first frame; with ; before the frames for drop-frame"},
		RateOption(),
	}
}

// RateOption is the one of a format that counts frames from 0.
func RateOption() opt.Option {
	return opt.Option{Name: "rate", Kind: opt.Float, Default: "0", Min: 0, Max: 240, Help: "frames a second of the timeline; 0: the recording's"}
}

// Parse makes the count that the Options ask for.
func Parse(v opt.Values, recording face.Rational) (Count, error) {
	return New(rateOf(v, recording), v.String("start"))
}

// FromZero makes the count that the RateOption asks for.
func FromZero(v opt.Values, recording face.Rational) (Count, error) {
	return New(rateOf(v, recording), "00:00:00:00")
}

func rateOf(v opt.Values, recording face.Rational) face.Rational {
	if rate := v.Float("rate"); rate > 0 {
		num, den := int64(math.Round(rate*1e6)), int64(1e6)
		common := gcd(num, den)
		return snap(rate, face.Rational{Num: num / common, Den: den / common})
	}
	return snap(recording.Float(), recording)
}

func gcd(a, b int64) int64 {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}

// snap takes what is nearly a whole rate, or one divided by 1.001, for that: nobody
// types 30000/1001, and libav measures the rate of many files. Frames are found by
// their time, so nothing drifts.
func snap(rate float64, exact face.Rational) face.Rational {
	const near = 2e-4
	whole := math.Round(rate)
	if whole > 0 && math.Abs(rate/whole-1) < near {
		return face.Rational{Num: int64(whole), Den: 1}
	}
	if whole = math.Round(rate * 1.001); whole > 0 && math.Abs(rate*1.001/whole-1) < near {
		return face.Rational{Num: 1000 * int64(whole), Den: 1001}
	}
	return exact
}
