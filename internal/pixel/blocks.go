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
		averageRuns(dst.Row(y), pairs, n/2, n*n)
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
