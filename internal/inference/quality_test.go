package inference

import (
	"testing"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/pixel"
)

// checks is a crop of full sharpness and contrast.
func checks() pixel.Gray {
	g := pixel.NewGray(qualitySide, qualitySide)
	for i := range g.Pix {
		if (i%qualitySide/4+i/qualitySide/4)%2 == 0 {
			g.Pix[i] = 200
		}
	}
	return g
}

// frontal is a face of full quality in a picture of 640x480.
func frontal() *face.Face {
	_, f := drawn(640, 480, 300, 220, 100, 1)
	return f
}

// TestQualityIsTheLeastRamp: each property alone lowers the quality, to a half in the middle
// of its ramp.
func TestQualityIsTheLeastRamp(t *testing.T) {
	soft := checks()
	for i := range soft.Pix {
		soft.Pix[i] = soft.Pix[i]/40 + 100 // levels 100 and 105
	}
	cases := []struct {
		name     string
		crop     pixel.Gray
		change   func(*face.Face)
		from, to float32
	}{
		{"as it should be", checks(), func(*face.Face) {}, 1, 1},
		{"eyes 11 pixels apart", checks(), func(f *face.Face) { shrink(f, 11.0/40) }, 0.49, 0.51},
		{"eyes 4 pixels apart", checks(), func(f *face.Face) { shrink(f, 0.1) }, 0, 0.001},
		{"no contrast", flat(qualitySide, qualitySide, 90), func(*face.Face) {}, 0, 0},
		{"little contrast", soft, func(*face.Face) {}, 0, 0.2},
		{"half outside", checks(), func(f *face.Face) { f.Box.X = -f.Box.W / 2 }, 0, 0},
		{"a quarter outside", checks(), func(f *face.Face) { f.Box.X = -f.Box.W * 0.275 }, 0.49, 0.51},
		{"below the picture", checks(), func(f *face.Face) { f.Box.Y = 1000 }, 0, 0},
		{"nose aside", checks(), func(f *face.Face) { f.Points[2].X += 0.375 * 44 }, 0.49, 0.51},
		{"nose far aside", checks(), func(f *face.Face) { f.Points[2].X -= 0.56 * 44 }, 0, 0},
		{"turned", checks(), func(f *face.Face) { f.Points[0].X, f.Points[1].X = 300-0.575*22, 300+0.575*22 }, 0.49, 0.51},
		{"landmarks in one place", checks(), func(f *face.Face) { f.Points = face.Points{} }, 0, 0},
	}
	for _, c := range cases {
		f := frontal()
		c.change(f)
		if got := quality(f, c.crop, 640, 480); got < c.from || got > c.to {
			t.Errorf("%s: quality %v, want from %v to %v", c.name, got, c.from, c.to)
		}
	}
}

// shrink moves landmarks towards the middle of the picture.
func shrink(f *face.Face, scale float32) {
	for i, p := range f.Points {
		f.Points[i] = face.Point{X: 300 + (p.X-300)*scale, Y: 220 + (p.Y-220)*scale}
	}
}
