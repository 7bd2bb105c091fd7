// Package draw paints rectangles, letters and mosaics on 8-bit pictures, planar
// YUV and packed RGB. What it does not paint keeps every bit. No libav, no cgo.
package draw

// Plane is one component of a picture, row by row.
type Plane struct {
	Pix    []byte
	Stride int
	W, H   int
}

// Canvas is a picture of three components; the second and third are subsampled
// by shifts of SubX, SubY.
type Canvas struct {
	Planes     [3]Plane
	SubX, SubY int
	FullRange  bool // luma and chroma use 0 to 255 instead of 16 to 235 and 240
	Fade       int  // transparency of all that is painted except mosaics, 0 (opaque) to 256

	packed bool // the components of a pixel are adjacent, see Packed
}

// Rect is a rectangle in luma samples.
type Rect struct{ X, Y, W, H int }

// Inset shrinks by d on every side.
func (r Rect) Inset(d int) Rect { return Rect{r.X + d, r.Y + d, r.W - 2*d, r.H - 2*d} }

// clip cuts a rectangle to a plane.
func (p Plane) clip(r Rect) (x0, y0, x1, y1 int) {
	return max(r.X, 0), max(r.Y, 0), min(r.X+r.W, p.W), min(r.Y+r.H, p.H)
}

// inPlane is the rectangle in samples of plane i.
func (c *Canvas) inPlane(i int, r Rect) Rect {
	if i == 0 {
		return r
	}
	x, y := r.X>>c.SubX, r.Y>>c.SubY
	right := (r.X + r.W + 1<<c.SubX - 1) >> c.SubX
	bottom := (r.Y + r.H + 1<<c.SubY - 1) >> c.SubY
	return Rect{x, y, right - x, bottom - y}
}

// Fill paints a rectangle with an opacity of 0 to 256.
func (c *Canvas) Fill(r Rect, colour Paint, opacity int) {
	if r.W <= 0 || r.H <= 0 {
		return
	}
	opacity = c.faded(opacity)
	if c.packed {
		c.fillPacked(r, colour, opacity)
		return
	}
	for i := range c.Planes {
		p := c.Planes[i]
		x0, y0, x1, y1 := p.clip(c.inPlane(i, r))
		for y := y0; y < y1 && x0 < x1; y++ {
			blend(p.Pix[y*p.Stride+x0:y*p.Stride+x1], colour[i], opacity)
		}
	}
}

func (c *Canvas) faded(opacity int) int { return opacity * (256 - c.Fade) >> 8 }

// blend mixes value into the samples of a row.
func blend(row []byte, value byte, opacity int) {
	for x, old := range row {
		row[x] = mix(old, value, opacity)
	}
}

// mix is old with value over it, at an opacity of 0 to 256.
func mix(old, value byte, opacity int) byte {
	return byte(int(old) + (int(value)-int(old))*opacity>>8)
}

// Outline paints the outline of a rectangle, t samples thick, inside it.
func (c *Canvas) Outline(r Rect, t int, colour Paint, opacity int) {
	t = min(t, (r.W+1)/2, (r.H+1)/2)
	c.Fill(Rect{r.X, r.Y, r.W, t}, colour, opacity)
	c.Fill(Rect{r.X, r.Y + r.H - t, r.W, t}, colour, opacity)
	c.Fill(Rect{r.X, r.Y + t, t, r.H - 2*t}, colour, opacity)
	c.Fill(Rect{r.X + r.W - t, r.Y + t, t, r.H - 2*t}, colour, opacity)
}
