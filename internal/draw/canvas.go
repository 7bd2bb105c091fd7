// Package draw paints rectangles, letters and mosaics on 8-bit pictures, planar
// YUV and packed RGB. What it does not paint keeps every bit. No libav, no cgo.
package draw

// Plane is one component of a picture, row by row.
type Plane struct {
	Pix    []byte
	Stride int
	Step   int // bytes from a sample to the next of its row; 0 and 1 are the same
	W, H   int
}

// Canvas is a picture of three components; the second and third are subsampled
// by shifts of SubX, SubY.
type Canvas struct {
	Planes     [3]Plane
	SubX, SubY int
	FullRange  bool // luma and chroma use 0 to 255 instead of 16 to 235 and 240
	Fade       int  // how much of the picture shows through all that is painted, mosaics apart: 0 to 256
}

// Packed is a canvas of w x h pixels of four bytes: red, green, blue, and one
// that is left alone. A row begins every stride bytes.
func Packed(pix []byte, stride, w, h int) Canvas {
	var c Canvas
	for i := range c.Planes {
		c.Planes[i] = Plane{Pix: pix[i:], Stride: stride, Step: 4, W: w, H: h}
	}
	return c
}

// Rect is a rectangle in luma samples.
type Rect struct{ X, Y, W, H int }

// Inset shrinks by d on every side.
func (r Rect) Inset(d int) Rect { return Rect{r.X + d, r.Y + d, r.W - 2*d, r.H - 2*d} }

// clip cuts a rectangle to a plane.
func (p Plane) clip(r Rect) (x0, y0, x1, y1 int) {
	return max(r.X, 0), max(r.Y, 0), min(r.X+r.W, p.W), min(r.Y+r.H, p.H)
}

// on is the rectangle in samples of plane i.
func (c *Canvas) on(i int, r Rect) Rect {
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
	for i := range c.Planes {
		p := c.Planes[i]
		x0, y0, x1, y1 := p.clip(c.on(i, r))
		for y := y0; y < y1 && x0 < x1; y++ {
			p.blend(x0, x1, y, colour[i], opacity)
		}
	}
}

func (c *Canvas) faded(opacity int) int { return opacity * (256 - c.Fade) >> 8 }

// row is the memory of the samples x0 to x1 of a row, and the step between them.
func (p *Plane) row(x0, x1, y int) (pix []byte, step int) {
	step = max(p.Step, 1)
	return p.Pix[y*p.Stride+x0*step:][:(x1-x0-1)*step+1], step
}

// blend moves samples of a row to a value. x0 is less than x1.
func (p *Plane) blend(x0, x1, y int, value byte, opacity int) {
	row, step := p.row(x0, x1, y)
	if step == 1 {
		for x, old := range row {
			row[x] = mix(old, value, opacity)
		}
		return
	}
	for x := 0; x < len(row); x += step {
		row[x] = mix(row[x], value, opacity)
	}
}

// mix moves old to value by opacity of 0 to 256.
func mix(old, value byte, opacity int) byte {
	return byte(int(old) + (int(value)-int(old))*opacity>>8)
}

// Frame paints the outline of a rectangle, t samples thick, inside it.
func (c *Canvas) Frame(r Rect, t int, colour Paint, opacity int) {
	t = min(t, (r.W+1)/2, (r.H+1)/2)
	c.Fill(Rect{r.X, r.Y, r.W, t}, colour, opacity)
	c.Fill(Rect{r.X, r.Y + r.H - t, r.W, t}, colour, opacity)
	c.Fill(Rect{r.X, r.Y + t, t, r.H - 2*t}, colour, opacity)
	c.Fill(Rect{r.X + r.W - t, r.Y + t, t, r.H - 2*t}, colour, opacity)
}
