package draw

// cells is how many tiles a mosaic has across and down: too few to know a face
// again by.
const cells = 6

// Mosaic makes what lies in a rectangle unrecognisable: every tile becomes its
// mean.
func (c *Canvas) Mosaic(r Rect) {
	if c.packed {
		c.mosaicPacked(r)
		return
	}
	for i := range c.Planes {
		p := c.Planes[i]
		x0, y0, x1, y1 := p.clip(c.on(i, r))
		for row := range cells {
			for column := range cells {
				p.flatten(part(x0, x1, column), part(y0, y1, row), part(x0, x1, column+1), part(y0, y1, row+1))
			}
		}
	}
}

func part(from, to, i int) int { return from + (to-from)*i/cells }

// flatten gives every sample of a tile their mean.
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
