package pixel

import (
	"fmt"
	"testing"
)

// TestScaleKeepsFlat: a flat picture keeps its grey level at every ratio, and bytes between
// the rows are not read.
func TestScaleKeepsFlat(t *testing.T) {
	sizes := []int{1, 2, 7, 8, 9, 64, 97, 320, 1000}
	for _, grey := range []uint8{0, 1, 127, 254, 255} {
		for _, from := range sizes {
			for _, to := range sizes {
				src := Gray{Pix: make([]byte, (from+5)*from), Stride: from + 5, W: from, H: from}
				for i := range src.Pix {
					src.Pix[i] = 255 - grey
				}
				for y := range from {
					for x := range src.Row(y) {
						src.Row(y)[x] = grey
					}
				}
				src.Pix = src.Pix[:len(src.Pix)-5]
				checkFlat(t, src, to, grey)
			}
		}
	}
}

func checkFlat(t *testing.T, src Gray, to int, grey uint8) {
	t.Helper()
	dst := NewGray(to, to)
	s, err := NewScaler(src.W, src.H, to, to)
	if err == nil {
		err = s.Scale(dst, src)
	}
	if err != nil {
		t.Fatal(err)
	}
	for i, v := range dst.Pix {
		if v != grey {
			t.Fatalf("%d to %d: grey %d became %d at %d", src.W, to, grey, v, i)
		}
	}
}

func TestScaleLiteral(t *testing.T) {
	cases := []struct {
		name string
		w, h int
		pix  []byte
		W, H int
		want []byte
	}{
		{"halves", 4, 2, []byte{0, 10, 20, 30, 10, 20, 30, 40}, 2, 1, []byte{10, 30}},
		{"same", 2, 2, []byte{1, 2, 3, 4}, 2, 2, []byte{1, 2, 3, 4}},
		{"three to two", 3, 1, []byte{0, 90, 180}, 2, 1, []byte{30, 150}},
		{"doubles", 2, 1, []byte{0, 100}, 4, 1, []byte{0, 25, 75, 100}},
		{"narrower and higher", 2, 1, []byte{0, 100}, 1, 3, []byte{50, 50, 50}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			s, err := NewScaler(c.w, c.h, c.W, c.H)
			if err != nil {
				t.Fatal(err)
			}
			dst := NewGray(c.W, c.H)
			if err := s.Scale(dst, Gray{c.pix, c.w, c.w, c.h}); err != nil {
				t.Fatal(err)
			}
			if string(dst.Pix) != string(c.want) {
				t.Errorf("got %v, want %v", dst.Pix, c.want)
			}
		})
	}
}

func TestScalerRefuses(t *testing.T) {
	for _, c := range [][4]int{{0, 1, 1, 1}, {1, 1, 1, 0}, {1 << 17, 1, 1, 1}, {-1, 1, 1, 1}} {
		if _, err := NewScaler(c[0], c[1], c[2], c[3]); err == nil {
			t.Errorf("%v was taken", c)
		}
	}
	s, err := NewScaler(4, 4, 2, 2)
	if err != nil {
		t.Fatal(err)
	}
	if s.Scale(NewGray(2, 2), NewGray(5, 4)) == nil {
		t.Error("a picture of another size was taken")
	}
}

func BenchmarkScale(b *testing.B) {
	for _, c := range [][4]int{{1280, 720, 320, 180}, {1920, 1080, 320, 180}, {3840, 2160, 320, 180}, {1366, 768, 320, 180}, {160, 120, 320, 240}} {
		b.Run(fmt.Sprintf("%dx%d-%dx%d", c[0], c[1], c[2], c[3]), func(b *testing.B) {
			src, dst := wavy(c[0], c[1]), NewGray(c[2], c[3])
			s, err := NewScaler(c[0], c[1], c[2], c[3])
			if err != nil {
				b.Fatal(err)
			}
			b.ReportAllocs()
			for b.Loop() {
				if err := s.Scale(dst, src); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
