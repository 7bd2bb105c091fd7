package speech

import (
	"math"

	"github.com/facecue/facecue/internal/face"
)

// area is a part of the small picture of an aligned face, in cells; bottom and right lie outside.
type area struct{ top, bottom, left, right int }

var (
	inner = area{17, 22, 8, 16} // lips and what lies between them
	upper = area{3, 15, 3, 21}  // eyes and nose
	whole = area{3, 23, 3, 21}  // without the background
)

func (a area) cells() float64 { return float64((a.bottom - a.top) * (a.right - a.left)) }

// each calls use with the number of each cell.
func (a area) each(use func(cell int)) {
	for y := a.top; y < a.bottom; y++ {
		for x := a.left; x < a.right; x++ {
			use(face.SmallSide*y + x)
		}
	}
}

// changed is the mean change of the cells of an area, less the change of their mean: light that
// changes moves nothing.
func changed(a, b *face.Small, in area) float64 {
	sum := 0
	in.each(func(cell int) { sum += int(b[cell]) - int(a[cell]) })
	mean, total := float64(sum)/in.cells(), 0.0
	in.each(func(cell int) { total += math.Abs(float64(int(b[cell])-int(a[cell])) - mean) })
	return total / in.cells()
}

// deviation is the standard deviation of the cells of a face.
func deviation(p *face.Small) float64 {
	sum, squares := 0, 0
	whole.each(func(cell int) { sum += int(p[cell]); squares += int(p[cell]) * int(p[cell]) })
	mean := float64(sum) / whole.cells()
	return math.Sqrt(max(0, float64(squares)/whole.cells()-float64(mean*mean)))
}
