package draw

import "encoding/binary"

func (c *Canvas) mosaicPacked(r Rect) {
	x0, y0, x1, y1 := c.Planes[0].clip(r)
	for row := range cells {
		for column := range cells {
			c.flattenPacked(part(x0, x1, column), part(y0, y1, row), part(x0, x1, column+1), part(y0, y1, row+1))
		}
	}
}

// flattenPacked gives every pixel of a tile their mean.
func (c *Canvas) flattenPacked(x0, y0, x1, y1 int) {
	if x0 >= x1 || y0 >= y1 {
		return
	}
	var sums [3]uint64
	for y := y0; y < y1; y++ {
		addRow(&sums, c.words(x0, x1, y))
	}
	n := uint64((x1 - x0) * (y1 - y0))
	mean := Paint{byte(sums[0] / n), byte(sums[1] / n), byte(sums[2] / n)}
	c.fillPacked(Rect{x0, y0, x1 - x0, y1 - y0}, mean, 256)
}

// lanes hold four sums of 16 bits each.
const (
	lanes    = 0x00ff00ff00ff00ff
	mostAdds = 256 // of bytes that a lane has room for
)

// addRow adds up the components of a row of pixels, two pixels at a time.
func addRow(sums *[3]uint64, row []byte) {
	for len(row) >= 8 {
		n := min(len(row)/8, mostAdds)
		var even, odd uint64
		for i := range n {
			v := binary.LittleEndian.Uint64(row[8*i:])
			even, odd = even+v&lanes, odd+v>>8&lanes
		}
		sums[0] += even&0xffff + even>>32&0xffff
		sums[1] += odd&0xffff + odd>>32&0xffff
		sums[2] += even>>16&0xffff + even>>48
		row = row[8*n:]
	}
	if len(row) >= 4 {
		for i := range sums {
			sums[i] += uint64(row[i])
		}
	}
}
