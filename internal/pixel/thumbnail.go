package pixel

// Thumbnail averages a picture into w x h cells and writes them to dst row by row. Each cell
// is the mean of whole samples, at least one; if the picture is smaller than the thumbnail,
// cells share samples.
func Thumbnail(dst []uint8, w, h int, g Gray) {
	var memory [256]uint32 // most pictures are narrower
	sums := append(memory[:0], make([]uint32, g.W)...)
	for y := range h {
		y0 := y * g.H / h
		y1 := max(y0+1, (y+1)*g.H/h)
		clear(sums)
		for row := y0; row < y1; row += maxRows {
			addColumns(sums, g.Pix[row*g.Stride:], g.Stride, min(maxRows, y1-row))
		}
		averageCells(dst[y*w:(y+1)*w], sums, y1-y0)
	}
}

// addColumns adds to each sum a column of so many rows, at most maxRows.
func addColumns(sums []uint32, src []byte, stride, rows int) {
	var memory [256]uint16
	for from := 0; from < len(sums); from += len(memory) {
		some := sums[from:min(from+len(memory), len(sums))]
		columns := memory[:len(some)]
		sumColumns(columns, src[from:], stride, rows)
		for x, sum := range columns {
			some[x] += uint32(sum)
		}
	}
}

// averageCells divides the columns of some rows, of which sums are given, into cells and sets each to its rounded mean.
func averageCells(dst []uint8, sums []uint32, rows int) {
	for x := range dst {
		x0 := x * len(sums) / len(dst)
		x1 := max(x0+1, (x+1)*len(sums)/len(dst))
		n := uint64((x1 - x0) * rows)
		sum := n / 2
		for _, v := range sums[x0:x1] {
			sum += uint64(v)
		}
		dst[x] = uint8(sum / n)
	}
}
