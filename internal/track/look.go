package track

import (
	"math"

	"github.com/facecue/facecue/internal/face"
)

// normalise gives a thumbnail the mean 0 and the deviation 1, so that brightness and
// contrast do not count. ok is false for a flat or missing thumbnail.
func normalise(l *face.Look) (out [64]float32, ok bool) {
	var sum, squares int
	for _, v := range l {
		sum += int(v)
		squares += int(v) * int(v)
	}
	mean := float64(float64(sum) / float64(len(l)))
	// Not negative: all numbers are exact, as the sums of 64 bytes are.
	deviation := math.Sqrt(float64(float64(squares)/float64(len(l))) - float64(mean*mean))
	if deviation < 1 {
		return out, false
	}
	for i, v := range l {
		out[i] = float32((float64(v) - mean) / deviation)
	}
	return out, true
}

// likeness is the correlation of a person's look with a face, -1 to 1; ok is
// false where either has none.
func (p *person) likeness(f *face.Face) (r float64, ok bool) {
	look, ok := normalise(&f.Look)
	if !ok {
		return 0, false
	}
	var dot, own float64
	for i, v := range look {
		dot += float64(float64(v) * float64(p.look[i]))
		own += float64(float64(p.look[i]) * float64(p.look[i]))
	}
	if own == 0 {
		return 0, false
	}
	return dot / math.Sqrt(own*float64(len(look))), true
}
