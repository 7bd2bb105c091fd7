package pixel

import (
	"math"
	"testing"
)

func TestAlign(t *testing.T) {
	from := [][2]float64{{3, 4}, {10, 5}, {7, 9}, {4, 12}, {9, 13}}
	want := Similarity{A: 0.6, B: -1.1, X: 20, Y: -7}
	var to [][2]float64
	for _, p := range from {
		x, y := want.At(p[0], p[1])
		to = append(to, [2]float64{x, y})
	}
	got, ok := Align(from, to)
	if !ok || apart(got, want) > 1e-9 {
		t.Errorf("got %+v, %v; want %+v", got, ok, want)
	}
	x, y := got.Inverse().At(to[2][0], to[2][1])
	if math.Hypot(x-7, y-9) > 1e-9 {
		t.Errorf("back at %v, %v", x, y)
	}
}

// TestAlignLeastSquares: moving any parameter a little makes the fit worse.
func TestAlignLeastSquares(t *testing.T) {
	from := [][2]float64{{30, 40}, {70, 38}, {52, 60}, {36, 80}, {66, 79}}
	to := [][2]float64{{15, 19}, {33, 18}, {24, 30}, {17, 36}, {32, 35}}
	best, ok := Align(from, to)
	if !ok {
		t.Fatal("no fit")
	}
	for _, d := range []Similarity{{A: 1e-3}, {B: 1e-3}, {X: 1e-3}, {Y: 1e-3}} {
		for _, sign := range []float64{-1, 1} {
			moved := Similarity{best.A + sign*d.A, best.B + sign*d.B, best.X + sign*d.X, best.Y + sign*d.Y}
			if misfit(moved, from, to) < misfit(best, from, to) {
				t.Errorf("%+v fits better than %+v", moved, best)
			}
		}
	}
}

func TestAlignRefuses(t *testing.T) {
	to := [][2]float64{{1, 1}, {2, 1}, {1, 2}}
	for _, from := range [][][2]float64{
		{{5, 5}, {5, 5}, {5, 5}},
		{{math.NaN(), 5}, {6, 5}, {5, 6}},
		{{math.Inf(1), 5}, {6, 5}, {5, 6}},
	} {
		if s, ok := Align(from, to); ok {
			t.Errorf("%v gave %+v", from, s)
		}
	}
}

func apart(a, b Similarity) float64 {
	return math.Abs(a.A-b.A) + math.Abs(a.B-b.B) + math.Abs(a.X-b.X) + math.Abs(a.Y-b.Y)
}

func misfit(s Similarity, from, to [][2]float64) (sum float64) {
	for i := range from {
		x, y := s.At(from[i][0], from[i][1])
		sum += (x-to[i][0])*(x-to[i][0]) + (y-to[i][1])*(y-to[i][1])
	}
	return sum
}
