package plugin

import "math"

// alignments are the multiples of pixels at which hosts begin rows; 1 means no gaps.
var alignments = [...]int{1, 8, 16, 32, 64}

// padded is the number of bytes from row to row for rows of w pixels that begin at multiples of
// align pixels.
func padded(w, align int) int { return 4 * ((w + align - 1) / align * align) }

// minRatio: another stride than the expected one is taken if the difference of neighbouring rows
// under the expected stride is more than minRatio times that under the other. In recordings of
// people the ratio is below 0.75 if the expected stride is the true one, and above 1.4 if it is
// not, even by a single pixel.
const minRatio = 1.25

// trueStride finds the stride of a picture from its contents. It is the expected one unless
// neighbouring rows are much more similar under another stride that hosts use. It reads only
// the first 4*w*h bytes.
func trueStride(pix []byte, w, h, expected int) int {
	pix = pix[:min(len(pix), 4*w*h)]
	found, least := expected, rowDifference(pix, w, expected)/minRatio
	if math.IsInf(least, 1) {
		return expected
	}
	for _, align := range alignments {
		stride := padded(w, align)
		if stride == expected {
			continue
		}
		if difference := rowDifference(pix, w, stride); difference < least {
			found, least = stride, difference
		}
	}
	return found
}

// Bounds of the rows and columns that are compared.
const (
	minRows    = 16 // fewer say nothing
	maxRows    = 128
	maxColumns = 512
)

// rowDifference is the mean absolute difference of green samples that lie one above the other
// under this stride; infinite if there are too few rows.
func rowDifference(pix []byte, w, stride int) float64 {
	const green = 1
	rows := len(pix)/stride - 1 // those with a whole row below
	if rows < minRows {
		return math.Inf(1)
	}
	across, down := 4*(w/maxColumns+1), rows/maxRows+1
	sum, samples := 0, 0
	for y := 0; y < rows; y += down {
		for i := y*stride + green; i < y*stride+4*w; i += across {
			sum += max(int(pix[i])-int(pix[i+stride]), int(pix[i+stride])-int(pix[i]))
			samples++
		}
	}
	return float64(sum) / float64(samples)
}
