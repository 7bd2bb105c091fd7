package draw

// tiles is the number of tiles of a mosaic across and down: too few to recognise a face.
const tiles = 6

// Mosaic makes the contents of a rectangle unrecognisable: every tile becomes its mean.
func (c *Canvas) Mosaic(r Rect) {
	if c.packed {
		c.mosaicPacked(r)
		return
	}
	for i := range c.Planes {
		p := c.Planes[i]
		x0, y0, x1, y1 := p.clip(c.inPlane(i, r))
		for row := range tiles {
			for column := range tiles {
				p.flatten(tileEdge(x0, x1, column), tileEdge(y0, y1, row), tileEdge(x0, x1, column+1), tileEdge(y0, y1, row+1))
			}
		}
	}
}

// tileEdge is where tile i begins, and where tile i-1 ends.
func tileEdge(from, to, i int) int { return from + (to-from)*i/tiles }

// flatten sets every sample of a tile to their mean.
func (p Plane) flatten(x0, y0, x1, y1 int) {
	if x0 >= x1 || y0 >= y1 {
		return
	}
	sum := 0
	for y := y0; y < y1; y++ {
		for _, v := range p.Pix[y*p.Stride+x0 : y*p.Stride+x1] {
			sum += int(v)
		}
	}
	mean := byte(sum / ((x1 - x0) * (y1 - y0)))
	for y := y0; y < y1; y++ {
		blend(p.Pix[y*p.Stride+x0:y*p.Stride+x1], mean, 256)
	}
}
