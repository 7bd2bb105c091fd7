package pixel

import "encoding/binary"

// rowSums adds weighted rows of samples, and then the running sums along the result. The
// weights of the added rows sum to at most 256, so that sums fit the 16-bit lanes.
type rowSums struct {
	even, odd []uint64 // sums at even and odd columns, four lanes a word
	sums      []uint32 // after integrate: sums[x] is the sum of the columns before x
}

// reset clears the sums and allocates them for rows of width samples.
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

const laneMask = 0x00ff00ff00ff00ff // every second byte of a word

// addRows adds four rows. The even bytes of a word are four 16-bit lanes, the odd bytes four
// others.
func (s *rowSums) addRows(rows *[4][]byte, weights *[4]uint64) {
	even, odd := s.even, s.odd[:len(s.even)]
	whole := min(len(rows[0])/8, len(even))
	addWords(even, odd, rows, weights, addBlocks(even, odd, rows, weights), whole)
	if whole < len(even) {
		for k, row := range rows {
			v := lastWord(row[whole*8:])
			even[whole] += v & laneMask * weights[k]
			odd[whole] += v >> 8 & laneMask * weights[k]
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
		even[i] += va&laneMask*wa + vb&laneMask*wb + vc&laneMask*wc + vd&laneMask*wd
		odd[i] += va>>8&laneMask*wa + vb>>8&laneMask*wb + vc>>8&laneMask*wc + vd>>8&laneMask*wd
	}
}

// lastWord reads the last samples of a row, fewer than eight.
func lastWord(row []byte) uint64 {
	var word [8]byte
	copy(word[:], row)
	return binary.LittleEndian.Uint64(word[:])
}

// integrate sets sums to the running sums of the lanes.
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
