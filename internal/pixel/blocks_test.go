package pixel

import (
	"slices"
	"testing"
)

// TestBlocks: a block of samples becomes its mean, at every width; bytes
// between the rows are not read.
func TestBlocks(t *testing.T) {
	for _, n := range []int{1, 2, 3, 4, 5, 6, 7, 8, 9, 12, 127, 128} {
		for width := 1; width < 70; width += 1 + width/9 {
			whole := wavy(n*width+5, 3*n)
			src := Gray{Pix: whole.Pix[:len(whole.Pix)-5], Stride: whole.Stride, W: n * width, H: whole.H}
			s, err := NewScaler(src.W, src.H, width, 3)
			dst := NewGray(width, 3)
			if err == nil {
				err = s.Scale(dst, src)
			}
			if err != nil {
				t.Fatal(err)
			}
			if s.block != n {
				t.Fatalf("blocks of %d are taken for %d", n, s.block)
			}
			if want := means(src, width, 3, n); !slices.Equal(dst.Pix, want) {
				t.Fatalf("blocks of %d, width %d: %v, want %v", n, width, dst.Pix, want)
			}
		}
	}
}

// means averages blocks of n x n samples.
func means(src Gray, w, h, n int) (out []byte) {
	for i := range w * h {
		out = append(out, meanOf(src, i%w*n, i/w*n, n, n))
	}
	return out
}

// meanOf is the rounded mean of w x h samples from x, y on, one after the other.
func meanOf(src Gray, x, y, w, h int) byte {
	sum := w * h / 2
	for i := range w * h {
		sum += int(src.Pix[(y+i/w)*src.Stride+x+i%w])
	}
	return byte(sum / (w * h))
}

// TestWhiteBlocks: the largest possible sums do not overflow.
func TestWhiteBlocks(t *testing.T) {
	src := NewGray(maxBlock*20, maxBlock)
	for i := range src.Pix {
		src.Pix[i] = 255
	}
	dst := NewGray(20, 1)
	s, err := NewScaler(src.W, src.H, 20, 1)
	if err == nil {
		err = s.Scale(dst, src)
	}
	if err != nil || slices.Min(dst.Pix) != 255 {
		t.Fatal(err, dst.Pix)
	}
}
