package face

import "math"

// What a record holds of a face is rounded where it is measured, and every decision
// is made on the rounded values. A last-bit difference between two processors or two
// versions of a network's runtime then hardly ever shows, and a record says all that
// was decided on. The digits that are left are finer than what a network can tell.
const (
	scoreSteps = 1e4 // scores and qualities have four decimals
	pixelSteps = 1e2 // places have two, in displayed pixels
)

// RoundScore rounds a score or a quality to four decimals.
func RoundScore(v float32) float32 { return round(v, scoreSteps) }

// RoundPixels rounds a length in displayed pixels to two decimals.
func RoundPixels(v float32) float32 { return round(v, pixelSteps) }

// round gives the float32 nearest to a decimal number. Each of its steps is exact or
// rounded once, as IEEE 754 says, so the result is the same on every processor. To add
// zero makes zero of minus zero.
func round(v float32, steps float64) float32 {
	return float32(math.Round(float64(v)*steps)/steps + 0)
}

// Round rounds all scores to four decimals. They then sum to one within 0.0004.
func (s *Scores) Round() {
	for i, v := range s {
		s[i] = RoundScore(v)
	}
}

// Rounded is the box in whole hundredths of a displayed pixel.
func (b Box) Rounded() Box {
	return Box{RoundPixels(b.X), RoundPixels(b.Y), RoundPixels(b.W), RoundPixels(b.H)}
}

// Rounded are the points in whole hundredths of a displayed pixel.
func (p Points) Rounded() Points {
	for i := range p {
		p[i] = Point{RoundPixels(p[i].X), RoundPixels(p[i].Y)}
	}
	return p
}
