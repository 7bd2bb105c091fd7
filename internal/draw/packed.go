package draw

import (
	"encoding/binary"
	"image"
)

// Packed is a canvas of w x h pixels of four bytes: red, green, blue, and one that painting
// leaves unchanged. A row begins every stride bytes. The three components of a pixel are
// painted in one step, which is fast enough for an editor's preview.
func Packed(pix []byte, stride, w, h int) Canvas {
	c := Canvas{packed: true}
	for i := range c.Planes {
		c.Planes[i] = Plane{Pix: pix[i:], Stride: stride, W: w, H: h}
	}
	return c
}

// A word is a pixel as a number, red in the lowest byte. A product of every second byte with an
// opacity fits 16 bits, so red and blue are computed at once.
const (
	redBlue = 0x00ff00ff
	green   = 0x0000ff00
	fourth  = 0xff000000
)

func (p Paint) word() uint32 { return uint32(p[0]) | uint32(p[1])<<8 | uint32(p[2])<<16 }

// blendWord is mix for the three components of a pixel, to the last bit:
// old + (value-old)*opacity/256 is (old*(256-opacity) + value*opacity)/256.
func blendWord(old, value, opacity uint32) uint32 {
	even := (old&redBlue*(256-opacity) + value&redBlue*opacity) >> 8
	odd := (old&green*(256-opacity) + value&green*opacity) >> 8
	return even&redBlue | odd&green | old&fourth
}

// words are the bytes of the pixels x0 to x1 of row y.
func (c *Canvas) words(x0, x1, y int) []byte {
	p := &c.Planes[0]
	return p.Pix[y*p.Stride+4*x0 : y*p.Stride+4*x1]
}

func (c *Canvas) fillPacked(r Rect, colour Paint, opacity int) {
	x0, y0, x1, y1 := c.Planes[0].clip(r)
	for y := y0; y < y1 && x0 < x1; y++ {
		fillRow(c.words(x0, x1, y), colour.word(), uint32(opacity))
	}
}

func fillRow(row []byte, value, opacity uint32) {
	if opacity == 256 {
		row = coverRow(row, uint64(value)<<32|uint64(value))
	}
	for ; len(row) >= 4; row = row[4:] {
		binary.LittleEndian.PutUint32(row, blendWord(binary.LittleEndian.Uint32(row), value, opacity))
	}
}

// maskPacked paints a rectangle through a mask of its size.
func (c *Canvas) maskPacked(mask *image.Alpha, r Rect, colour Paint) {
	x0, y0, x1, y1 := c.Planes[0].clip(r)
	value := colour.word()
	for y := y0; y < y1 && x0 < x1; y++ {
		row := c.words(x0, x1, y)
		for x, m := range mask.Pix[(y-r.Y)*mask.Stride+x0-r.X:][:x1-x0] {
			if at := row[4*x:]; m > 0 {
				binary.LittleEndian.PutUint32(at, blendWord(binary.LittleEndian.Uint32(at), value, uint32(c.faded(maskOpacity(m)))))
			}
		}
	}
}

// coverRow paints opaque pixels two at a time and returns the rest of the row.
func coverRow(row []byte, value uint64) []byte {
	for ; len(row) >= 8; row = row[8:] {
		binary.LittleEndian.PutUint64(row, binary.LittleEndian.Uint64(row)&(fourth<<32|fourth)|value)
	}
	return row
}
