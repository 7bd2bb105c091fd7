package pixel

import "math"

// Contrast is the standard deviation of a picture's grey levels, 0 to 127.5.
func Contrast(g Gray) float64 {
	var sum, squares int64
	for y := range g.H {
		for _, v := range g.Row(y) {
			sum += int64(v)
			squares += int64(v) * int64(v)
		}
	}
	return deviation(sum, squares, int64(g.W*g.H))
}

// deviation is the standard deviation of n whole numbers; sum and squares are the sums of
// the numbers and of their squares.
func deviation(sum, squares, n int64) float64 {
	mean := float64(sum) / float64(n)
	return math.Sqrt(max(0, float64(squares)/float64(n)-float64(mean*mean)))
}

// Sharpness is the standard deviation of the Laplacian (Pech-Pacheco et al. 2000 use its
// variance) divided by the contrast: near 0 for a blurred picture, about 0.3 and more for a
// sharp face of 48 pixels, in bright and in dim light. It is 0 for a flat picture. The
// outermost pixels are left out.
func Sharpness(g Gray) float64 {
	contrast := Contrast(g)
	if g.W < 3 || g.H < 3 || contrast < 1 {
		return 0
	}
	var sum, squares int64
	for y := 1; y < g.H-1; y++ {
		above, row, below := g.Row(y-1), g.Row(y), g.Row(y+1)
		for x := 1; x < g.W-1; x++ {
			l := int64(above[x]) + int64(below[x]) + int64(row[x-1]) + int64(row[x+1]) - 4*int64(row[x])
			sum += l
			squares += l * l
		}
	}
	return deviation(sum, squares, int64((g.W-2)*(g.H-2))) / contrast
}
