package pixel

import (
	"math"
	"testing"
)

func TestSharpnessFallsWithBlur(t *testing.T) {
	sharp := wavy(48, 48)
	blurred := NewGray(48, 48)
	var c Cropper
	c.Crop(blurred, wavy(12, 12), Similarity{A: 0.25}, 1)
	if a, b := Sharpness(sharp), Sharpness(blurred); a < 0.3 || b > a/2 {
		t.Errorf("sharp %v, blurred %v", a, b)
	}
	dim := NewGray(48, 48)
	for i, v := range sharp.Pix {
		dim.Pix[i] = v/2 + 10
	}
	if a, b := Sharpness(sharp), Sharpness(dim); math.Abs(a-b) > 0.05*a {
		t.Errorf("sharpness %v became %v in half the light", a, b)
	}
}

func TestFlatHasNothing(t *testing.T) {
	flat := NewGray(8, 8)
	if Contrast(flat) != 0 || Sharpness(flat) != 0 || Sharpness(NewGray(2, 2)) != 0 {
		t.Error("a flat picture has contrast or sharpness")
	}
	half := Gray{[]byte{0, 0, 100, 100}, 2, 2, 2}
	if got := Contrast(half); got != 50 {
		t.Errorf("contrast %v, want 50", got)
	}
}

func TestThumbnail(t *testing.T) {
	g := Gray{[]byte{0, 10, 20, 30, 10, 20, 30, 40, 50, 50, 50, 50}, 4, 4, 3}
	cases := []struct {
		w, h int
		want []byte
	}{
		{2, 1, []byte{23, 37}},
		{4, 3, g.Pix},
		{8, 1, []byte{20, 20, 27, 27, 33, 33, 40, 40}},
		{1, 6, []byte{15, 15, 25, 25, 50, 50}},
	}
	for _, c := range cases {
		got := make([]byte, c.w*c.h)
		Thumbnail(got, c.w, c.h, g)
		if string(got) != string(c.want) {
			t.Errorf("%dx%d: %v, want %v", c.w, c.h, got, c.want)
		}
	}
}

// TestLargeThumbnail has cells of more rows, and rows of more samples, than are added at once.
func TestLargeThumbnail(t *testing.T) {
	for _, side := range [][2]int{{300, 300}, {513, 700}, {47, 515}, {640, 9}} {
		g := wavy(side[0], side[1])
		for _, h := range []int{1, 2, 8} {
			got := make([]byte, 3*h)
			Thumbnail(got, 3, h, g)
			for i, v := range got {
				x, y := i%3, i/3
				x0, y0 := x*g.W/3, y*g.H/h
				if want := meanOf(g, x0, y0, (x+1)*g.W/3-x0, (y+1)*g.H/h-y0); v != want {
					t.Errorf("%v, %d rows: cell %d is %d, want %d", side, h, i, v, want)
				}
			}
		}
	}
}

func TestPack(t *testing.T) {
	p := NewPacker(100, 0.5)
	tensor := make([]float32, 6)
	p.Fill(tensor, 0)
	p.Pack(tensor, 3, Gray{[]byte{100, 102, 0, 200}, 2, 2, 2})
	want := []float32{0, 1, -50, -50, 50, -50}
	for i := range want {
		if tensor[i] != want[i] {
			t.Fatalf("got %v, want %v", tensor, want)
		}
	}
}

func BenchmarkPack(b *testing.B) {
	g, tensor, p := wavy(320, 180), make([]float32, 320*192), NewPacker(0, 1)
	for b.Loop() {
		p.Pack(tensor, 320, g)
	}
}

func BenchmarkSharpness(b *testing.B) {
	g := wavy(48, 48)
	for b.Loop() {
		Sharpness(g)
	}
}

// BenchmarkThumbnail of a large face.
func BenchmarkThumbnail(b *testing.B) {
	g, dst := wavy(237, 290), make([]byte, 64)
	for b.Loop() {
		Thumbnail(dst, 8, 8, g)
	}
}
