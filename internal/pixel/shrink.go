package pixel

// shrink averages blocks of kx x ky samples of a region into the cropper's
// scratch memory. A block that the region's edge cuts is the mean of its part inside.
func (c *Cropper) shrink(src Gray, r rect, kx, ky int) Gray {
	w, h := (r.x1-r.x0+kx-1)/kx, (r.y1-r.y0+ky-1)/ky
	out := scratch(&c.blocks, w, h)
	for y := range h {
		y0 := r.y0 + y*ky
		c.shrinkRow(out.Row(y), src, rect{r.x0, y0, r.x1, min(y0+ky, r.y1)}, kx)
	}
	return out
}

// maxRows bounds how many rows of weight 1 are added: their sum fits the 16-bit lanes.
const maxRows = 256

// shrinkRow averages one row of blocks: first down the columns, then along the row.
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
	whole := width / kx
	averageBlocks(out[:whole], c.rows.sums, kx, kx*(r.y1-r.y0))
	if whole < len(out) {
		n := uint32((width - whole*kx) * (r.y1 - r.y0))
		out[whole] = uint8((c.rows.sums[width] - c.rows.sums[whole*kx] + n/2) / n)
	}
}

// averageBlocks sets each result to the mean of a block of n samples, kx columns wide. A sum
// is below 2^24 and n at most 2^16, so multiplying by the inverse rounds as a division does.
func averageBlocks(out []byte, sums []uint32, kx, n int) {
	const shift = 40
	inverse, half := (1<<shift+uint64(n)-1)/uint64(n), uint64(n/2)
	before := sums[0]
	for x := range out {
		end := sums[(x+1)*kx]
		out[x] = uint8((uint64(end-before) + half) * inverse >> shift)
		before = end
	}
}

// halve averages blocks of 2x2 samples.
func halve(dst, src Gray) {
	for y := range dst.H {
		out, above, below := dst.Row(y), src.Row(2*y), src.Row(2*y+1)
		for x := range out {
			a, b := above[2*x:2*x+2:2*x+2], below[2*x:2*x+2:2*x+2]
			out[x] = uint8((int(a[0]) + int(a[1]) + int(b[0]) + int(b[1]) + 2) >> 2)
		}
	}
}
