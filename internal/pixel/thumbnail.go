package pixel

// Thumbnail averages a picture into w x h cells and writes them to dst row by row. Each cell
// is the mean of whole samples, at least one; if the picture is smaller than the thumbnail,
// cells share samples.
func Thumbnail(dst []uint8, w, h int, g Gray) {
	for y := range h {
		for x := range w {
			r := rect{x0: x * g.W / w, y0: y * g.H / h}
			r.x1, r.y1 = max(r.x0+1, (x+1)*g.W/w), max(r.y0+1, (y+1)*g.H/h)
			dst[y*w+x] = g.mean(r)
		}
	}
}

// mean is the rounded mean of the samples in a rectangle.
func (g Gray) mean(r rect) uint8 {
	sum, n := 0, (r.x1-r.x0)*(r.y1-r.y0)
	for y := r.y0; y < r.y1; y++ {
		for _, v := range g.Pix[y*g.Stride+r.x0 : y*g.Stride+r.x1] {
			sum += int(v)
		}
	}
	return uint8((sum + n/2) / n)
}
