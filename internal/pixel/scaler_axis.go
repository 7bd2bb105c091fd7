package pixel

import "math"

// taps lists the weighted source rows of every result row.
func taps(src, dst int) (list []tap, span []int) {
	span = append(span, 0)
	for y := range dst {
		if dst > src {
			list = appendLinear(list, src, dst, y)
		} else {
			list = appendArea(list, src, dst, y)
		}
		span = append(span, len(list))
	}
	return list, span
}

// appendArea gives each source row the difference of the rounded covered lengths after and
// before it, so that the weights always sum to 256. Rows with weight 0 are left out.
func appendArea(list []tap, src, dst, y int) []tap {
	from, to := float64(y)*float64(src)/float64(dst), float64(y+1)*float64(src)/float64(dst)
	given := 0
	for row := int(from); row < src && float64(row) < to; row++ {
		covered := (math.Min(to, float64(row+1)) - from) / (to - from)
		if end := int(float64(covered*256) + 0.5); end > given {
			list = append(list, tap{row, uint64(end - given)})
			given = end
		}
	}
	return list
}

func appendLinear(list []tap, src, dst, y int) []tap {
	row, share := neighbours(src, dst, y)
	list = append(list, tap{row, uint64(256 - share)})
	if share > 0 {
		list = append(list, tap{row + 1, uint64(share)})
	}
	return list
}

// neighbours gives the source sample before a result's centre, and the weight of the next
// one in 1/256.
func neighbours(src, dst, i int) (before, share int) {
	at := (float64(i)+0.5)*float64(src)/float64(dst) - 0.5
	at = min(max(at, 0), float64(src-1))
	before = int(at)
	share = int(float64((at-float64(before))*256) + 0.5)
	if before == src-1 {
		share = 0
	}
	return before, share
}

// A column says where a result sample begins and ends in the running sums of a row: at a
// source sample plus a share of the next one, in 1/256.
type column struct {
	from, to           int
	fromShare, toShare uint32
	inverse            uint64 // 1/(width in samples), times 1/256, in 2^-32
}

func columns(src, dst int) []column {
	list := make([]column, dst)
	for x := range list {
		if dst > src {
			list[x] = linearColumn(src, dst, x)
			continue
		}
		list[x] = areaColumn(float64(x)*float64(src)/float64(dst), float64(x+1)*float64(src)/float64(dst), src)
	}
	return list
}

// linearColumn is a window one sample wide around the result's centre: its
// mean is the linear interpolation of the two samples it covers.
func linearColumn(src, dst, x int) column {
	before, share := neighbours(src, dst, x)
	at := float64(before) + float64(float64(share)/256)
	return areaColumn(at, at+1, src)
}

func areaColumn(from, to float64, src int) column {
	split := func(at float64) (int, uint32) {
		whole := min(int(at), src)
		share := uint32(float64((at-float64(whole))*256) + 0.5)
		if whole == src {
			share = 0
		}
		return whole, share
	}
	var c column
	c.from, c.fromShare = split(from)
	c.to, c.toShare = split(to)
	width := float64(c.to-c.from) + float64((float64(c.toShare)-float64(c.fromShare))/256)
	c.inverse = uint64((1<<32)/(256*width) + 0.5)
	return c
}

// sumColumns averages along the row that sumRows made.
func (s *Scaler) sumColumns(dst []byte) {
	s.integrate()
	s.average(dst)
}

// average sets each result from the running sums at the edges of its column.
func (s *Scaler) average(dst []byte) {
	sums := s.sums
	for x, c := range s.cols[:len(dst)] {
		area := uint64(sums[c.to]-sums[c.from]) << 8
		if c.fromShare|c.toShare != 0 {
			area += uint64(c.toShare * (sums[min(c.to+1, len(sums)-1)] - sums[c.to]))
			area -= uint64(c.fromShare * (sums[c.from+1] - sums[c.from]))
		}
		dst[x] = uint8((area*c.inverse>>8 + 1<<31) >> 32)
	}
}
