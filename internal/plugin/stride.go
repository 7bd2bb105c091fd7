package plugin

import "math"

// alignments are the multiples of pixels at which rows begin in programs that leave
// gaps between them.
var alignments = [...]int{1, 8, 16, 32, 64}

// padded is how many bytes lie between rows of w pixels that begin at multiples of so
// many pixels.
func padded(w, align int) int { return 4 * ((w + align - 1) / align * align) }

// clearly is how many times less alike neighbouring rows have to be under the expected
// stride than under another. In recordings of people, in which a row is like the next,
// it is less than 0.75 where the expected stride is the true one, and more than 1.4
// where it is not, even by a single pixel.
const clearly = 1.25

// trueStride tells from a picture how many bytes lie between its rows: as many as
// expected, unless its rows are clearly more alike under another stride that programs
// use. It reads only the bytes that a picture without gaps has.
func trueStride(pix []byte, w, h, expected int) int {
	pix = pix[:min(len(pix), 4*w*h)]
	found, least := expected, unlikeness(pix, w, expected)/clearly
	if math.IsInf(least, 1) {
		return expected
	}
	for _, align := range alignments {
		stride := padded(w, align)
		if stride == expected {
			continue
		}
		if difference := unlikeness(pix, w, stride); difference < least {
			found, least = stride, difference
		}
	}
	return found
}

// The least rows that tell anything, and the most rows and columns that are looked at.
const (
	fewestRows  = 16
	mostRows    = 128
	mostColumns = 512
)

// unlikeness is the mean difference between samples of green that would lie one above
// the other; infinite where there are too few rows.
func unlikeness(pix []byte, w, stride int) float64 {
	const green = 1
	rows := len(pix)/stride - 1 // those that have a whole one below
	if rows < fewestRows {
		return math.Inf(1)
	}
	across, down := 4*(w/mostColumns+1), rows/mostRows+1
	sum, samples := 0, 0
	for y := 0; y < rows; y += down {
		for i := y*stride + green; i < y*stride+4*w; i += across {
			sum += max(int(pix[i])-int(pix[i+stride]), int(pix[i+stride])-int(pix[i]))
			samples++
		}
	}
	return float64(sum) / float64(samples)
}
