package pixel

// maxBlock bounds the side of a block, samples: the sum of 2 columns of 128 samples fits 16
// bits.
const maxBlock = 128

// scaleBlocks averages blocks of n x n samples: 1080p, 1440p and 4K are such blocks of
// a detector's input of 320 pixels. Each result is the rounded mean of its block. sums is
// scratch memory for columnSums(n) numbers a result.
func scaleBlocks(dst, src Gray, n int, sums []uint16) {
	for y := range dst.H {
		if n%2 == 0 {
			sumPairs(sums, src, y*n, n)
		} else {
			sumColumns(sums, src.Pix[y*n*src.Stride:], src.Stride, n)
		}
		averageRuns(dst.Row(y), sums, columnSums(n), n*n)
	}
}

// columnSums is the number of sums of which the sum of a block of n columns is made: those of pairs of columns, or of
// single ones where n is odd.
func columnSums(n int) int {
	if n%2 == 0 {
		return n / 2
	}
	return n
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
