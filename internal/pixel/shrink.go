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

// maxRows bounds how many rows are added: their sum fits 16 bits.
const maxRows = 256

// shrinkRow averages one row of blocks: first down the columns, then along the row.
func (c *Cropper) shrinkRow(out []byte, src Gray, r rect, kx int) {
	width, rows := r.x1-r.x0, r.y1-r.y0
	if cap(c.columns) < width {
		c.columns = make([]uint16, width)
	}
	columns := c.columns[:width]
	sumColumns(columns, src.Pix[r.y0*src.Stride+r.x0:], src.Stride, rows)
	whole := width / kx
	averageRuns(out[:whole], columns, kx, kx*rows)
	if whole < len(out) {
		left := columns[whole*kx:]
		averageRuns(out[whole:], left, len(left), len(left)*rows)
	}
}

// sumColumns sets each sum to that of a column of so many rows, at most maxRows.
func sumColumns(sums []uint16, src []byte, stride, rows int) {
	from := sumColumnBlocks(sums, src, stride, rows)
	for x := from; x < len(sums); x++ {
		var sum uint16
		for y := range rows {
			sum += uint16(src[y*stride+x])
		}
		sums[x] = sum
	}
}

// halve averages blocks of 2x2 samples.
func halve(dst, src Gray) {
	for y := range dst.H {
		out, above, below := dst.Row(y), src.Row(2*y), src.Row(2*y+1)
		for x := halveBlocks(out, above, below); x < len(out); x++ {
			a, b := above[2*x:2*x+2:2*x+2], below[2*x:2*x+2:2*x+2]
			out[x] = uint8((int(a[0]) + int(a[1]) + int(b[0]) + int(b[1]) + 2) >> 2)
		}
	}
}
