package pixel

import "math"

// Contrast is the standard deviation of a picture's grey levels, 0 to 127.5.
func Contrast(g Gray) float64 {
	var sum, squares float64
	for y := range g.H {
		for _, v := range g.Row(y) {
			sum += float64(v)
			squares += float64(v) * float64(v)
		}
	}
	n := float64(g.W * g.H)
	return math.Sqrt(max(0, squares/n-sum*sum/(n*n)))
}

// Sharpness is the standard deviation of the Laplacian (Pech-Pacheco et al.
// 2000 use its variance) over the picture's contrast: near 0 for a blurred
// picture whatever its light, about 0.3 and more for a sharp face of 48
// pixels. A flat picture has none. It is of the picture's inside, without the
// outermost pixels.
func Sharpness(g Gray) float64 {
	contrast := Contrast(g)
	if g.W < 3 || g.H < 3 || contrast < 1 {
		return 0
	}
	var sum, squares float64
	for y := 1; y < g.H-1; y++ {
		above, row, below := g.Row(y-1), g.Row(y), g.Row(y+1)
		for x := 1; x < g.W-1; x++ {
			l := float64(int(above[x]) + int(below[x]) + int(row[x-1]) + int(row[x+1]) - 4*int(row[x]))
			sum += l
			squares += l * l
		}
	}
	n := float64((g.W - 2) * (g.H - 2))
	return math.Sqrt(max(0, squares/n-sum*sum/(n*n))) / contrast
}
