package pixel

// maxBlock bounds the side of a block, samples: the sum of 2 columns of 128 samples fits 16
// bits.
const maxBlock = 128

// scaleBlocks averages blocks of n x n samples, n even: 1080p, 1440p and 4K are such blocks of
// a detector's input of 320 pixels. Each result is the rounded mean of its block. pairs is
// scratch memory for half a row of src.
func scaleBlocks(dst, src Gray, n int, pairs []uint16) {
	for y := range dst.H {
		sumPairs(pairs, src, y*n, n)
		averagePairs(dst.Row(y), pairs, n)
	}
}

// sumPairs sets each of pairs to the sum of two columns over n rows that begin at row from.
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

// averagePairs sets each result to the mean of n/2 pairs. Sums are below 2^22 and n*n is at
// most 2^14, so multiplying by the inverse of n*n rounds as a division does.
func averagePairs(dst []byte, pairs []uint16, n int) {
	const shift = 40
	count := uint64(n * n)
	inverse, half := (1<<shift+count-1)/count, count/2
	if n == 6 { // 1080p: without the inner loop it takes half the time
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
