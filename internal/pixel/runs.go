package pixel

// averageRuns sets each result to the rounded mean of a block of count samples. The sum of a block is that of
// k successive values of sums; it is below 2^24 and count at most 2^16, so multiplying by the inverse of count
// rounds as a division does. Runs of 2 and 3 are frequent and take half the time without the inner loop.
func averageRuns(dst []byte, sums []uint16, k, count int) {
	const shift = 40
	inverse, half := (1<<shift+uint64(count)-1)/uint64(count), uint64(count/2)
	switch k {
	case 2:
		for x := range dst {
			s := sums[2*x : 2*x+2 : 2*x+2]
			dst[x] = uint8((uint64(s[0]) + uint64(s[1]) + half) * inverse >> shift)
		}
	case 3:
		for x := range dst {
			s := sums[3*x : 3*x+3 : 3*x+3]
			dst[x] = uint8((uint64(s[0]) + uint64(s[1]) + uint64(s[2]) + half) * inverse >> shift)
		}
	default:
		for x := range dst {
			total := half
			for _, sum := range sums[x*k : (x+1)*k] {
				total += uint64(sum)
			}
			dst[x] = uint8(total * inverse >> shift)
		}
	}
}
