package inference

import (
	"math"
	"testing"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/models"
)

// template is upright: eyes, nose, corners of the mouth, in sides of the crop.
var template = [5][2]float64{{0.3, 0.35}, {0.7, 0.35}, {0.5, 0.55}, {0.35, 0.75}, {0.65, 0.75}}

// TestAlignByLandmarks: a face that is the template, made larger, turned and moved, is cut
// out so that its landmarks lie on the template's.
func TestAlignByLandmarks(t *testing.T) {
	a := newAligner(models.Crop{Template: template})
	for _, c := range []struct{ scale, degrees, x, y float64 }{{100, 0, 0, 0}, {40, 30, 200, -50}, {300, -90, 5, 5}, {1, 180, 1e4, 1e4}} {
		var f face.Face
		sin, cos := math.Sincos(c.degrees * math.Pi / 180)
		for i, p := range template {
			f.Points[i].X = float32(c.scale*(cos*p[0]-sin*p[1]) + c.x)
			f.Points[i].Y = float32(c.scale*(sin*p[0]+cos*p[1]) + c.y)
		}
		unit, ok := a.align(&f)
		if !ok {
			t.Fatalf("%+v: not aligned", c)
		}
		for i, p := range template {
			x, y := unit.At(p[0], p[1])
			if off := math.Hypot(x-float64(f.Points[i].X), y-float64(f.Points[i].Y)); off > 2e-3*c.scale {
				t.Errorf("%+v: landmark %d is %v pixels off", c, i, off)
			}
		}
		half := cropMap(unit, 2) // a crop of two pixels: the middle of the crop is its pixel 1
		x, y := unit.At(0.5, 0.5)
		if gotX, gotY := half.At(1, 1); math.Abs(gotX-x) > 1e-6 || math.Abs(gotY-y) > 1e-6 {
			t.Errorf("%+v: the middle of a crop of two pixels is %v,%v, want %v,%v", c, gotX, gotY, x, y)
		}
	}
}

// TestAlignRefuses landmarks that fall together or are no numbers.
func TestAlignRefuses(t *testing.T) {
	a := newAligner(models.Crop{Template: template})
	nan := float32(math.NaN())
	for _, f := range []face.Face{{}, {Points: face.Points{{X: 3, Y: 3}, {X: 3, Y: 3}, {X: 3, Y: 3}, {X: 3, Y: 3}, {X: 3, Y: 3}}}, {Points: face.Points{{X: nan}, {X: 1}, {X: 2}, {X: 3}, {X: 4}}}} {
		if unit, ok := a.align(&f); ok {
			t.Errorf("%v gave %+v", f.Points, unit)
		}
	}
}

// TestAlignByBox: without a template the square has the box's centre and longer side, and
// the margin on each side.
func TestAlignByBox(t *testing.T) {
	a := newAligner(models.Crop{Margin: 0.25})
	unit, ok := a.align(&face.Face{Box: face.Box{X: 100, Y: 50, W: 40, H: 80}})
	if !ok {
		t.Fatal("not aligned")
	}
	left, top := unit.At(0, 0)
	right, bottom := unit.At(1, 1)
	if got := [4]float64{left, top, right, bottom}; got != [4]float64{60, 30, 180, 150} {
		t.Errorf("the square is %v, want 60,30 to 180,150", got)
	}
}
