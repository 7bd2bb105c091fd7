package pixel

// An enlarger interpolates linearly along both sides. It keeps the two source rows beside a result row, interpolated along the
// row, in 1/256, for the next result rows.
type enlarger struct {
	rows [2][]uint32
	of   [2]int // the source rows; -1: none
}

// newEnlarger prepares for pictures that grow along both sides; it gives nil for others.
func newEnlarger(srcW, srcH, dstW, dstH int) *enlarger {
	if dstW <= srcW || dstH <= srcH {
		return nil
	}
	return &enlarger{rows: [2][]uint32{make([]uint32, dstW), make([]uint32, dstW)}}
}

// scaleLarger gives the same bits as scaleAny.
func (s *Scaler) scaleLarger(dst, src Gray) {
	e := s.larger
	e.of = [2]int{-1, -1}
	for y := range s.dstH {
		taps := s.rows[s.span[y]:s.span[y+1]]
		first, last := taps[0], taps[len(taps)-1]
		upper, lower := e.row(src, first.row, s.cols), e.row(src, last.row, s.cols)
		weight := uint32(first.weight)
		out := dst.Row(y)
		lower = lower[:len(out)]
		for x, v := range upper[:len(out)] {
			out[x] = byte((weight*v + (256-weight)*lower[x] + 1<<15) >> 16)
		}
	}
}

// row is a source row, interpolated. Successive rows have different slots.
func (e *enlarger) row(src Gray, y int, cols []column) []uint32 {
	slot := y & 1
	out := e.rows[slot]
	if e.of[slot] == y {
		return out
	}
	e.of[slot] = y
	in := src.Row(y)
	for x, c := range cols {
		left, share := uint32(in[c.from]), c.fromShare
		out[x] = left << 8
		if share > 0 {
			out[x] += share*uint32(in[c.from+1]) - share*left
		}
	}
	return out
}
