package pixel

// Window scales rectangles of pictures; a rectangle may reach beyond the picture's border. The scaler is kept
// while the part of the rectangle inside the picture keeps its size. One goroutine uses a Window at a time.
type Window struct{ scaler *Scaler }

// Scale fills dst with the w x h samples of src whose first one is at x, y. Results that reach
// beyond the border repeat their nearest ones inside. ok is false if all do; then dst is not changed.
func (s *Window) Scale(dst, src Gray, x, y, w, h int) (ok bool, err error) {
	left, right := insideOf(x, w, dst.W, src.W)
	top, bottom := insideOf(y, h, dst.H, src.H)
	if left >= right || top >= bottom {
		return false, nil
	}
	from := src.part(x+left*w/dst.W, y+top*h/dst.H, (right-left)*w/dst.W, (bottom-top)*h/dst.H)
	to := dst.part(left, top, right-left, bottom-top)
	if !s.scaler.Fits(from.W, from.H, to.W, to.H) {
		if s.scaler, err = NewScaler(from.W, from.H, to.W, to.H); err != nil {
			return false, err
		}
	}
	if err := s.scaler.Scale(to, from); err != nil {
		return false, err
	}
	dst.repeatBorder(left, top, right, bottom)
	return true, nil
}

// insideOf gives which of n results lie inside a picture of size samples: the results from (included) to to
// (excluded). The n results share length samples, of which the first one is at place. Each bound lies at the
// border between two samples.
func insideOf(place, length, n, size int) (from, to int) {
	step := n / divisor(length, n)
	up := func(v, by int) int { return (max(v, 0) + by - 1) / by }
	from = up(up(-place*n, length), step) * step
	to = min(n, max(0, (size-place)*n/length)) / step * step
	return from, to
}

// divisor is the greatest common divisor.
func divisor(a, b int) int {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}

// part is a rectangle of the picture, which lies inside.
func (g Gray) part(x, y, w, h int) Gray {
	return Gray{Pix: g.Pix[y*g.Stride+x:], Stride: g.Stride, W: w, H: h}
}

// repeatBorder sets the samples outside of a rectangle to the nearest ones inside.
func (g Gray) repeatBorder(left, top, right, bottom int) {
	for y := top; y < bottom; y++ {
		row := g.Row(y)
		fill(row[:left], row[left])
		fill(row[right:], row[right-1])
	}
	for y := range g.H {
		if y < top {
			copy(g.Row(y), g.Row(top))
		} else if y >= bottom {
			copy(g.Row(y), g.Row(bottom-1))
		}
	}
}

func fill(row []byte, level byte) {
	for i := range row {
		row[i] = level
	}
}
