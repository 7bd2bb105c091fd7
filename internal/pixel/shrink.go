package pixel

// shrink averages blocks of kx x ky samples of a region into the cropper's
// scratch memory. Blocks that the region's edge cuts average what is inside.
func (c *Cropper) shrink(src Gray, r rect, kx, ky int) Gray {
	w, h := (r.x1-r.x0+kx-1)/kx, (r.y1-r.y0+ky-1)/ky
	out := scratch(&c.blocks, w, h)
	for y := range h {
		y0 := r.y0 + y*ky
		c.shrinkRow(out.Row(y), src, rect{r.x0, y0, r.x1, min(y0+ky, r.y1)}, kx)
	}
	return out
}

// mostRows is how many rows of weight 1 the lanes hold.
const mostRows = 256

// shrinkRow averages one row of blocks: down first, then along.
func (c *Cropper) shrinkRow(out []byte, src Gray, r rect, kx int) {
	width := r.x1 - r.x0
	c.rows.reset(width)
	for y := r.y0; y < r.y1; y += 4 {
		var four [4][]byte
		var weights [4]uint64
		for i := range four {
			row := min(y+i, r.y1-1)
			four[i] = src.Pix[row*src.Stride+r.x0:][:width]
			if y+i < r.y1 {
				weights[i] = 1
			}
		}
		c.rows.addRows(&four, &weights)
	}
	c.rows.integrate()
	for x := range out {
		x0, x1 := x*kx, min((x+1)*kx, width)
		n := uint32((x1 - x0) * (r.y1 - r.y0))
		out[x] = uint8((c.rows.sums[x1] - c.rows.sums[x0] + n/2) / n)
	}
}
