package pixel

// one is the distance of two samples in the fixed-point coordinates of this file.
const one = 1 << 16

// maxStep bounds a step, so that the coordinates of a row cannot overflow.
const maxStep = 1 << 40

// sample interpolates linearly between the four nearest samples.
func (m affine) sample(dst, src Gray) {
	stepX, stepY := int(m.xx*one), int(m.yx*one)
	bounded := max(stepX, stepY) < maxStep && min(stepX, stepY) > -maxStep
	for v := range dst.H {
		row := dst.Row(v)
		startX, startY := m.at(0.5, float64(v)+0.5)
		x, y := int((startX-0.5)*one), int((startY-0.5)*one)
		last := len(row) - 1
		if bounded && src.hasNeighbours(x, y) && src.hasNeighbours(x+last*stepX, y+last*stepY) {
			src.line(row, x, y, stepX, stepY)
			continue
		}
		for u := range row {
			row[u] = src.linear(x, y)
			x, y = x+stepX, y+stepY
		}
	}
}

// hasNeighbours tells whether a place has samples on all four sides.
func (g Gray) hasNeighbours(x, y int) bool {
	return x >= 0 && y >= 0 && x < (g.W-1)*one && y < (g.H-1)*one
}

// line interpolates along a line both of whose ends have neighbours. It gives the results of
// linear without its checks for the border.
func (g Gray) line(row []byte, x, y, stepX, stepY int) {
	for u := range row {
		at := y>>16*g.Stride + x>>16
		above, below := g.Pix[at:at+2:at+2], g.Pix[at+g.Stride:at+g.Stride+2:at+g.Stride+2]
		fx, fy := x>>8&255, y>>8&255
		a := int(above[0])<<8 + (int(above[1])-int(above[0]))*fx
		b := int(below[0])<<8 + (int(below[1])-int(below[0]))*fx
		row[u] = uint8((a<<8 + (b-a)*fy + 1<<15) >> 16)
		x, y = x+stepX, y+stepY
	}
}

// linear is the interpolated value at a place, in fixed point from the centre of the first
// sample. Outside the picture the border samples are repeated.
func (g Gray) linear(x, y int) uint8 {
	x, y = min(max(x, 0), (g.W-1)*one), min(max(y, 0), (g.H-1)*one)
	fx, fy := x>>8&255, y>>8&255
	at := y>>16*g.Stride + x>>16
	right, below := 0, 0
	if fx > 0 {
		right = 1
	}
	if fy > 0 {
		below = g.Stride
	}
	a := int(g.Pix[at])*(256-fx) + int(g.Pix[at+right])*fx
	b := int(g.Pix[at+below])*(256-fx) + int(g.Pix[at+below+right])*fx
	return uint8((a*(256-fy) + b*fy + 1<<15) >> 16)
}
