package pixel

import (
	"math"
	"testing"
)

// ramp is a picture whose grey level encodes its place: grey = x + 2y.
func ramp(w, h int) Gray {
	g := NewGray(w, h)
	for y := range h {
		for x := range w {
			g.Pix[y*w+x] = uint8(min(x+2*y, 255))
		}
	}
	return g
}

func TestCropOfRamp(t *testing.T) {
	cases := []struct {
		name   string
		m      Similarity
		aspect float64
		want   func(u, v float64) float64 // continuous crop place to x + 2y
	}{
		{"in place", Similarity{A: 1, X: 10, Y: 5}, 1, func(u, v float64) float64 { return u + 10 + 2*(v+5) }},
		{"quarter turn", Similarity{B: 1, X: 40, Y: 3}, 1, func(u, v float64) float64 { return 40 - v + 2*(u+3) }},
		{"enlarged", Similarity{A: 0.25, X: 4, Y: 4}, 1, func(u, v float64) float64 { return u/4 + 4 + 2*(v/4+4) }},
		{"shrunk by three", Similarity{A: 3, X: 6, Y: 6}, 1, func(u, v float64) float64 { return 3*u + 6 + 2*(3*v+6) }},
		{"wide samples", Similarity{A: 1, X: 20, Y: 5}, 2, func(u, v float64) float64 { return (u+20)/2 + 2*(v+5) }},
		{"narrow samples, shrunk", Similarity{A: 1, X: 4, Y: 5}, 0.25, func(u, v float64) float64 { return 4*(u+4) + 2*(v+5) }},
	}
	src := ramp(90, 60)
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			crop := NewGray(12, 12)
			var cropper Cropper
			cropper.Crop(crop, src, c.m, c.aspect)
			for i, got := range crop.Pix {
				u, v := float64(i%12)+0.5, float64(i/12)+0.5
				if want := c.want(u, v) - 1.5; math.Abs(float64(got)-want) > 1.5 { // halves are rounded up, two steps deep
					t.Fatalf("at %v, %v: %d, want %.1f", u, v, got, want)
				}
			}
		})
	}
}

func TestCropRepeatsTheBorder(t *testing.T) {
	src := NewGray(8, 8)
	for i := range src.Pix {
		src.Pix[i] = 200
	}
	for _, m := range []Similarity{{A: 1, X: -100, Y: 3}, {A: 1, X: 4, Y: 100}, {A: 5, X: -20, Y: -20}, {A: 1e5, X: -1e6, Y: 1e6}} {
		crop := NewGray(6, 6)
		var c Cropper
		c.Crop(crop, src, m, 1)
		for _, v := range crop.Pix {
			if v != 200 {
				t.Fatalf("%+v: %v", m, crop.Pix)
			}
		}
	}
}

func FuzzCrop(f *testing.F) {
	f.Add(1.0, 0.0, 3.0, 4.0, 1.0)
	f.Add(1e6, -1e6, -1e9, 1e9, 0.01)
	f.Add(1e-6, 0.0, math.MaxFloat64, -math.MaxFloat64, 1.0)
	f.Fuzz(func(t *testing.T, a, b, x, y, aspect float64) {
		m := Similarity{A: a, B: b, X: x, Y: y}
		if !m.usable() || !(aspect > 0.001 && aspect < 1000) {
			return
		}
		var c Cropper
		crop := NewGray(8, 8)
		c.Crop(crop, ramp(20, 15), m, aspect)
	})
}

func BenchmarkCrop(b *testing.B) {
	src := wavy(1920, 1080)
	for _, c := range []struct {
		name  string
		scale float64
	}{{"enlarge", 0.7}, {"shrink 2", 2}, {"shrink 6", 6}, {"shrink 12", 12}} {
		b.Run(c.name, func(b *testing.B) {
			crop := NewGray(48, 48)
			m := Similarity{A: c.scale, B: c.scale / 10, X: 700, Y: 100}
			var cropper Cropper
			b.ReportAllocs()
			for b.Loop() {
				cropper.Crop(crop, src, m, 1)
			}
		})
	}
}
