package pixel

// mostBlock is the largest block of samples that sums of pairs are made for: they fit
// 16 bits as long as there are no more rows.
const mostBlock = 128

// blocks averages blocks of n x n samples, n even, which is what 1080p, 1440p and 4K
// become for a detector of 320 pixels. Each result is the mean of its block, rounded.
// pairs is scratch memory for half a row of src.
func blocks(dst, src Gray, n int, pairs []uint16) {
	for y := range dst.H {
		sumPairs(pairs, src, y*n, n)
		averagePairs(dst.Row(y), pairs, n)
	}
}

// sumPairs sums two neighbours each, in n rows from one on.
func sumPairs(pairs []uint16, src Gray, from, n int) {
	rows := src.Pix[from*src.Stride:]
	for i := sumPairBlocks(pairs, rows, src.Stride, n); i < len(pairs); i++ {
		var sum uint16
		for y := range n {
			at := y*src.Stride + 2*i
			sum += uint16(rows[at]) + uint16(rows[at+1])
		}
		pairs[i] = sum
	}
}

// averagePairs averages n/2 pairs each. Sums are below 2^22, so that multiplying by
// the inverse of n*n, at most 2^14, rounds as a division would.
func averagePairs(dst []byte, pairs []uint16, n int) {
	const shift = 40
	count := uint64(n * n)
	inverse, half := (1<<shift+count-1)/count, count/2
	if n == 6 { // 1080p: without the inner loop in half the time
		for x := range dst {
			p := pairs[3*x : 3*x+3 : 3*x+3]
			dst[x] = uint8((uint64(p[0]) + uint64(p[1]) + uint64(p[2]) + half) * inverse >> shift)
		}
		return
	}
	for x := range dst {
		sum, from := half, x*n/2
		for i := from; i < from+n/2; i++ {
			sum += uint64(pairs[i])
		}
		dst[x] = uint8(sum * inverse >> shift)
	}
}
