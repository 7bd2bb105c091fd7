package pixel

import "encoding/binary"

// rowSums adds rows of samples, each with a weight, and then along the row. The
// weights of what is added together sum to 256 at most, so that sums fit the
// 16-bit lanes.
type rowSums struct {
	even, odd []uint64 // sums of the samples at even and odd places, four to a word
	sums      []uint32 // sums[x] is all before x, after integrate
}

// reset makes room for rows of so many samples, and clears it.
func (s *rowSums) reset(width int) {
	words := (width + 7) / 8
	if cap(s.even) < words {
		s.even, s.odd, s.sums = make([]uint64, words), make([]uint64, words), make([]uint32, words*8+1)
	}
	s.even, s.odd, s.sums = s.even[:words], s.odd[:words], s.sums[:words*8+1]
	s.clear()
}

func (s *rowSums) clear() {
	clear(s.even)
	clear(s.odd)
}

const lanes = 0x00ff00ff00ff00ff // every second byte of a word

// addRows adds four rows: the even and the odd bytes of a word are each four
// 16-bit lanes.
func (s *rowSums) addRows(rows *[4][]byte, weights *[4]uint64) {
	even, odd := s.even, s.odd[:len(s.even)]
	whole := min(len(rows[0])/8, len(even))
	addWords(even, odd, rows, weights, addBlocks(even, odd, rows, weights), whole)
	if whole < len(even) {
		for k, row := range rows {
			v := lastWord(row[whole*8:])
			even[whole] += v & lanes * weights[k]
			odd[whole] += v >> 8 & lanes * weights[k]
		}
	}
}

// addWords adds eight samples at a time.
func addWords(even, odd []uint64, rows *[4][]byte, weights *[4]uint64, from, to int) {
	a, b, c, d := rows[0], rows[1], rows[2], rows[3]
	wa, wb, wc, wd := weights[0], weights[1], weights[2], weights[3]
	for i := from; i < to; i++ {
		at := i * 8
		va, vb := binary.LittleEndian.Uint64(a[at:at+8]), binary.LittleEndian.Uint64(b[at:at+8])
		vc, vd := binary.LittleEndian.Uint64(c[at:at+8]), binary.LittleEndian.Uint64(d[at:at+8])
		even[i] += va&lanes*wa + vb&lanes*wb + vc&lanes*wc + vd&lanes*wd
		odd[i] += va>>8&lanes*wa + vb>>8&lanes*wb + vc>>8&lanes*wc + vd>>8&lanes*wd
	}
}

// lastWord reads the end of a row, fewer than eight samples.
func lastWord(row []byte) uint64 {
	var word [8]byte
	copy(word[:], row)
	return binary.LittleEndian.Uint64(word[:])
}

// integrate turns the lanes into running sums: sums[x] is all before x.
func (s *rowSums) integrate() {
	var sum uint32
	for i, e := range s.even {
		o, out := s.odd[i], s.sums[i*8+1:i*8+9:i*8+9]
		sum += uint32(e & 0xffff)
		out[0] = sum
		sum += uint32(o & 0xffff)
		out[1] = sum
		sum += uint32(e >> 16 & 0xffff)
		out[2] = sum
		sum += uint32(o >> 16 & 0xffff)
		out[3] = sum
		sum += uint32(e >> 32 & 0xffff)
		out[4] = sum
		sum += uint32(o >> 32 & 0xffff)
		out[5] = sum
		sum += uint32(e >> 48)
		out[6] = sum
		sum += uint32(o >> 48)
		out[7] = sum
	}
}
