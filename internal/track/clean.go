package track

import (
	"cmp"
	"math"
	"slices"

	"github.com/facecue/facecue/internal/face"
)

// clean drops faces without a valid box and returns those of the highest scores, most of
// them at the most, in order of score.
func clean(faces []face.Face, most int) []face.Face {
	faces = slices.DeleteFunc(faces, func(f face.Face) bool { return !valid(&f) })
	slices.SortStableFunc(faces, func(a, b face.Face) int { return cmp.Compare(b.Score, a.Score) })
	return faces[:min(len(faces), most)]
}

// valid refuses NaN, infinities, empty boxes and numbers that are larger than any picture.
func valid(f *face.Face) bool {
	const maxCoordinate = 1 << 24
	for _, v := range [...]float32{f.Box.X, f.Box.Y, f.Box.W, f.Box.H, f.Score} {
		if math.IsNaN(float64(v)) || v < -maxCoordinate || v > maxCoordinate {
			return false
		}
	}
	return f.Box.W > 0 && f.Box.H > 0
}
