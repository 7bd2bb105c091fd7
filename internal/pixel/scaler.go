package pixel

import "fmt"

// Scaler resizes pictures of one size to another: by area averaging along a side that
// shrinks, by linear interpolation along one that grows. Area averaging equals OpenCV's
// INTER_AREA to within a grey level: each result is the mean of the source samples that it
// covers, weighted by the covered share. One goroutine uses a Scaler at a time.
type Scaler struct {
	srcW, srcH, dstW, dstH int

	rows []tap // of all result rows, one after the other
	span []int // rows[span[y]:span[y+1]] are those of result row y
	cols []column

	block   int      // source samples per result in both directions, if that is one whole number; else 0
	columns []uint16 // scratch memory of scaleBlocks
	thirds  bool     // as isThirds
	larger  *enlarger

	rowSums // the weighted sum of a result row's source rows
}

// A tap is a source row and its share of a result row, in 1/256. The shares of
// a row sum to 256, so that sums of products fit 16 bits.
type tap struct {
	row    int
	weight uint64
}

// NewScaler prepares for pictures of srcW x srcH; all sizes are at least 1.
func NewScaler(srcW, srcH, dstW, dstH int) (*Scaler, error) {
	const maxSide = 1 << 16 // sums of a wider row would overflow
	if min(srcW, srcH, dstW, dstH) < 1 || max(srcW, srcH, dstW, dstH) > maxSide {
		return nil, fmt.Errorf("cannot scale %dx%d to %dx%d", srcW, srcH, dstW, dstH)
	}
	s := &Scaler{srcW: srcW, srcH: srcH, dstW: dstW, dstH: dstH, cols: columns(srcW, dstW)}
	if n := srcW / dstW; n*dstW == srcW && n*dstH == srcH && n > 0 && n <= maxBlock {
		s.block, s.columns = n, make([]uint16, columnSums(n)*dstW)
	}
	s.thirds, s.larger = isThirds(srcW, srcH, dstW, dstH), newEnlarger(srcW, srcH, dstW, dstH)
	s.reset(srcW)
	s.rows, s.span = taps(srcH, dstH)
	return s, nil
}

// Fits tells whether the scaler was made for these sizes.
func (s *Scaler) Fits(srcW, srcH, dstW, dstH int) bool {
	return s != nil && s.srcW == srcW && s.srcH == srcH && s.dstW == dstW && s.dstH == dstH
}

// Scale resizes src into dst; their sizes are those given to NewScaler.
func (s *Scaler) Scale(dst, src Gray) error {
	if !s.Fits(src.W, src.H, dst.W, dst.H) {
		return fmt.Errorf("scaler of %dx%d to %dx%d got %dx%d to %dx%d",
			s.srcW, s.srcH, s.dstW, s.dstH, src.W, src.H, dst.W, dst.H)
	}
	switch {
	case s.thirds:
		scaleThirds(dst, src)
	case s.larger != nil:
		s.scaleLarger(dst, src)
	case s.block == 0:
		s.scaleAny(dst, src)
	case s.block == 1:
		for y := range dst.H {
			copy(dst.Row(y), src.Row(y))
		}
	case s.block == 2:
		halve(dst, src)
	case s.block == 4:
		scaleQuarter(dst, src)
	default:
		scaleBlocks(dst, src, s.block, s.columns)
	}
	return nil
}

// scaleAny scales by any factor.
func (s *Scaler) scaleAny(dst, src Gray) {
	for y := range s.dstH {
		s.sumRows(src, s.rows[s.span[y]:s.span[y+1]])
		s.sumColumns(dst.Row(y))
	}
}

// sumRows adds weighted source rows, four at a time. If fewer than four are left, it repeats
// one with weight 0.
func (s *Scaler) sumRows(src Gray, rows []tap) {
	s.clear()
	for len(rows) > 0 {
		var four [4][]byte
		var weights [4]uint64
		n := min(4, len(rows))
		for i := range four {
			t := rows[min(i, n-1)]
			four[i] = src.Row(t.row)
			if i < n {
				weights[i] = t.weight
			}
		}
		s.addRows(&four, &weights)
		rows = rows[n:]
	}
}
