package pixel

import (
	"math"

	"github.com/facecue/facecue/internal/elementary"
)

// Similarity maps a point by rotation, uniform scale and shift:
// x' = A*x - B*y + X, y' = B*x + A*y + Y.
type Similarity struct{ A, B, X, Y float64 }

// At maps a point.
func (s Similarity) At(x, y float64) (float64, float64) {
	return float64(s.A*x) - float64(s.B*y) + s.X, float64(s.B*x) + float64(s.A*y) + s.Y
}

// Scale is the length of a mapped unit.
func (s Similarity) Scale() float64 { return elementary.Hypot(s.A, s.B) }

// Inverse is the map back.
func (s Similarity) Inverse() Similarity {
	n := float64(s.A*s.A) + float64(s.B*s.B)
	i := Similarity{A: s.A / n, B: -s.B / n}
	x, y := i.At(s.X, s.Y)
	i.X, i.Y = -x, -y
	return i
}

// Align finds the similarity that takes the points from nearest to the points
// to, in the least squares sense (Umeyama 1991; in two dimensions and without reflection it
// has a closed form). ok is false if the points from coincide or a coordinate is not finite.
func Align(from, to [][2]float64) (s Similarity, ok bool) {
	fx, fy := mean(from)
	tx, ty := mean(to)
	var dot, cross, size float64
	for i := range from {
		x, y := from[i][0]-fx, from[i][1]-fy
		u, v := to[i][0]-tx, to[i][1]-ty
		dot += float64(x*u) + float64(y*v)
		cross += float64(x*v) - float64(y*u)
		size += float64(x*x) + float64(y*y)
	}
	s = Similarity{A: dot / size, B: cross / size}
	x, y := s.At(fx, fy)
	s.X, s.Y = tx-x, ty-y
	return s, s.usable()
}

// usable tells whether the map can be inverted and its results are plausible pixels.
func (s Similarity) usable() bool {
	const maxShift = 1e9
	scale := s.Scale()
	return scale > 1e-6 && scale < 1e6 && math.Abs(s.X) < maxShift && math.Abs(s.Y) < maxShift
}

func mean(points [][2]float64) (x, y float64) {
	for _, p := range points {
		x, y = x+p[0], y+p[1]
	}
	n := float64(len(points))
	return x / n, y / n
}
