package track

import (
	"cmp"
	"math"
	"slices"

	"github.com/facecue/facecue/internal/face"
)

// clean drops faces that are no rectangles and keeps the most sure ones, in
// order of score.
func clean(faces []face.Face, most int) []face.Face {
	faces = slices.DeleteFunc(faces, func(f face.Face) bool { return !sane(&f) })
	slices.SortStableFunc(faces, func(a, b face.Face) int { return cmp.Compare(b.Score, a.Score) })
	return faces[:min(len(faces), most)]
}

// sane refuses NaN, infinities, empty boxes and numbers that no picture has.
func sane(f *face.Face) bool {
	const far = 1 << 24
	for _, v := range [...]float32{f.Box.X, f.Box.Y, f.Box.W, f.Box.H, f.Score} {
		if math.IsNaN(float64(v)) || v < -far || v > far {
			return false
		}
	}
	return f.Box.W > 0 && f.Box.H > 0
}
