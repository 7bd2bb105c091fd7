package pixel

import (
	"slices"
	"testing"
)

// TestThirds: two results of three samples are their means by area, at every width; bytes between the rows are not read.
func TestThirds(t *testing.T) {
	for width := 2; width < 100; width += 2 {
		whole := noise(width/2*3+5, 6)
		src := Gray{Pix: whole.Pix[:len(whole.Pix)-5], Stride: whole.Stride, W: width / 2 * 3, H: 6}
		dst := NewGray(width, 4)
		s, err := NewScaler(src.W, src.H, width, 4)
		if err == nil {
			err = s.Scale(dst, src)
		}
		if err != nil || !s.thirds {
			t.Fatalf("width %d: %v, thirds %v", width, err, s.thirds)
		}
		if want := thirdsOneByOne(src, width, 4); !slices.Equal(dst.Pix, want) {
			t.Fatalf("width %d: %v, want %v", width, dst.Pix, want)
		}
	}
	for sum := range uint32(9*255 + 1) {
		if want := byte((2*sum + 9) / 18); ninth(sum) != want {
			t.Errorf("a ninth of %d is %d, want %d", sum, ninth(sum), want)
		}
	}
}

// thirdsOneByOne averages 3x3 samples of a picture in which each sample stands twice along both sides.
func thirdsOneByOne(src Gray, w, h int) (out []byte) {
	for i := range w * h {
		sum := 0
		for j := range 9 {
			sum += int(src.Row((i/w*3 + j/3) / 2)[(i%w*3+j%3)/2])
		}
		out = append(out, byte((2*sum+9)/18))
	}
	return out
}
