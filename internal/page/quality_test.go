package page

import (
	"testing"

	"github.com/facecue/facecue/internal/face"
)

// placed is a face from the front in the middle of a picture of 640 times 480.
func placed(change func(*face.Face)) *face.Face {
	f := &face.Face{Label: face.LowQuality, Quality: 0.1, Box: face.Box{X: 300, Y: 200, W: 100, H: 120},
		Points: face.Points{{X: 330, Y: 240}, {X: 370, Y: 240}, {X: 350, Y: 260}, {X: 335, Y: 284}, {X: 365, Y: 284}}}
	change(f)
	return f
}

// TestQuality: a face of low quality counts once, by the property that is as low as the quality; one that is fit by its place is
// unclear.
func TestQuality(t *testing.T) {
	shrunk := func(f *face.Face) {
		for i := range f.Points {
			f.Points[i] = face.Point{X: f.Points[i].X / 7, Y: f.Points[i].Y / 7}
		}
	}
	for name, c := range map[string]struct {
		change func(*face.Face)
		want   quality
	}{
		"judged":             {func(f *face.Face) { f.Label = face.Fear }, quality{Judged: 1}},
		"estimates alone":    {func(f *face.Face) { f.Label, f.Estimates = face.None, []float32{1} }, quality{Judged: 1}},
		"not classified":     {func(f *face.Face) { f.Label = face.None }, quality{}},
		"blurred":            {func(*face.Face) {}, quality{Unclear: 1}},
		"small":              {func(f *face.Face) { shrunk(f); f.Quality = 0.1224 }, quality{Small: 1}},
		"small, and blurred": {func(f *face.Face) { shrunk(f); f.Quality = 0.05 }, quality{Unclear: 1}},
		"cut off":            {func(f *face.Face) { f.Box.X, f.Quality = 600, 0 }, quality{Cut: 1}},
		"turned away":        {func(f *face.Face) { f.Points[2].X, f.Quality = 390, 0 }, quality{Turned: 1}},
	} {
		var got quality
		if got.add(placed(c.change), 640, 480); got != c.want {
			t.Errorf("%s: %+v, want %+v", name, got, c.want)
		}
	}
}
