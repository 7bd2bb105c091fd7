package draw

import "encoding/binary"

func (c *Canvas) mosaicPacked(r Rect) {
	x0, y0, x1, y1 := c.Planes[0].clip(r)
	for row := range tiles {
		for column := range tiles {
			c.flattenPacked(tileEdge(x0, x1, column), tileEdge(y0, y1, row), tileEdge(x0, x1, column+1), tileEdge(y0, y1, row+1))
		}
	}
}

// flattenPacked sets every pixel of a tile to their mean.
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

// A word of eight bytes holds four sums of 16 bits.
const (
	laneMask = 0x00ff00ff00ff00ff
	maxAdds  = 256 // bytes that one lane can add
)

// addRow adds up the components of a row of pixels, two pixels at a time.
func addRow(sums *[3]uint64, row []byte) {
	for len(row) >= 8 {
		n := min(len(row)/8, maxAdds)
		var even, odd uint64
		for i := range n {
			v := binary.LittleEndian.Uint64(row[8*i:])
			even, odd = even+v&laneMask, odd+v>>8&laneMask
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
