package pixel

import (
	"fmt"
	"math/rand/v2"
	"testing"
)

// noise is a picture of random grey levels.
func noise(w, h int) Gray {
	g, random := NewGray(w, h), rand.New(rand.NewPCG(1, 2))
	for i := range g.Pix {
		g.Pix[i] = uint8(random.IntN(256))
	}
	return g
}

// TestWindow: a rectangle inside is scaled as a picture of its own; beyond the border the
// nearest results are repeated.
func TestWindow(t *testing.T) {
	src := noise(200, 120)
	for name, c := range map[string]struct {
		x, y, w, h               int
		left, top, right, bottom int // of the results that do not repeat others, of 24
	}{
		"inside, blocks":       {10, 20, 48, 48, 0, 0, 24, 24},
		"inside, mean of 1.5":  {10, 20, 36, 36, 0, 0, 24, 24},
		"enlarged":             {10, 20, 12, 12, 0, 0, 24, 24},
		"beyond left and top":  {-9, -20, 48, 48, 5, 10, 24, 24},
		"beyond right":         {180, 20, 36, 36, 0, 0, 12, 24},
		"beyond all":           {-50, -100, 336, 336, 4, 8, 17, 15},
		"not square":           {10, 90, 24, 48, 0, 0, 24, 15},
		"enlarged, beyond":     {-3, 110, 12, 12, 6, 0, 24, 20},
		"far from the picture": {300, 20, 48, 48, 0, 0, 0, 0},
	} {
		got := NewGray(24, 24)
		ok, err := new(Window).Scale(got, src, c.x, c.y, c.w, c.h)
		if err != nil || ok != (c.right > c.left) {
			t.Errorf("%s: %v, %v", name, ok, err)
		}
		if !ok {
			continue
		}
		part := src.part(c.x+c.left*c.w/24, c.y+c.top*c.h/24, (c.right-c.left)*c.w/24, (c.bottom-c.top)*c.h/24)
		scaler, err := NewScaler(part.W, part.H, c.right-c.left, c.bottom-c.top)
		if err != nil {
			t.Fatal(err)
		}
		want := NewGray(c.right-c.left, c.bottom-c.top)
		if err := scaler.Scale(want, part); err != nil {
			t.Fatal(err)
		}
		for y := range 24 {
			for x := range 24 {
				inX, inY := min(max(x, c.left), c.right-1)-c.left, min(max(y, c.top), c.bottom-1)-c.top
				if got.Row(y)[x] != want.Row(inY)[inX] {
					t.Fatalf("%s: at %d, %d is %d, want %d", name, x, y, got.Row(y)[x], want.Row(inY)[inX])
				}
			}
		}
	}
}

// BenchmarkWindow: regions of several sides.
func BenchmarkWindow(b *testing.B) {
	src, dst := wavy(1280, 720), NewGray(96, 96)
	for _, side := range []int{48, 72, 96, 144, 192, 288, 384} {
		b.Run(fmt.Sprint(side), func(b *testing.B) {
			var w Window
			for b.Loop() {
				if _, err := w.Scale(dst, src, 100, 100, side, side); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
