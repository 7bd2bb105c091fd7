package pixel

import "math"

// Similarity maps a point by rotation, uniform scale and shift:
// x' = A*x - B*y + X, y' = B*x + A*y + Y.
type Similarity struct{ A, B, X, Y float64 }

// At maps a point.
func (s Similarity) At(x, y float64) (float64, float64) {
	return s.A*x - s.B*y + s.X, s.B*x + s.A*y + s.Y
}

// Scale is the length of a mapped unit.
func (s Similarity) Scale() float64 { return math.Hypot(s.A, s.B) }

// Inverse maps back.
func (s Similarity) Inverse() Similarity {
	n := s.A*s.A + s.B*s.B
	i := Similarity{A: s.A / n, B: -s.B / n}
	i.X, i.Y = -(i.A*s.X - i.B*s.Y), -(i.B*s.X + i.A*s.Y)
	return i
}

// Align finds the similarity that takes the points from nearest to the points
// to, in the least squares sense (Umeyama 1991, in two dimensions and without
// reflection, where it has a closed form). It is false where the points from
// fall together or a coordinate is not finite.
func Align(from, to [][2]float64) (Similarity, bool) {
	fx, fy := mean(from)
	tx, ty := mean(to)
	var dot, cross, size float64
	for i := range from {
		x, y := from[i][0]-fx, from[i][1]-fy
		u, v := to[i][0]-tx, to[i][1]-ty
		dot += x*u + y*v
		cross += x*v - y*u
		size += x*x + y*y
	}
	s := Similarity{A: dot / size, B: cross / size}
	s.X, s.Y = tx-s.A*fx+s.B*fy, ty-s.B*fx-s.A*fy
	return s, s.usable()
}

// usable tells that the map can be inverted and its results counted in pixels.
func (s Similarity) usable() bool {
	const most = 1e9
	scale := s.Scale()
	return scale > 1e-6 && scale < 1e6 && math.Abs(s.X) < most && math.Abs(s.Y) < most
}

func mean(points [][2]float64) (x, y float64) {
	for _, p := range points {
		x, y = x+p[0], y+p[1]
	}
	n := float64(len(points))
	return x / n, y / n
}
