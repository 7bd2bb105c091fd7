package face

import (
	"math"
	"testing"
)

// TestPose: a face from the front, its eyes 40 pixels apart and 44 above the mouth.
func TestPose(t *testing.T) {
	front := Points{{X: -20, Y: -6}, {X: 20, Y: -6}, {X: 0, Y: 14}, {X: -15, Y: 38}, {X: 15, Y: 38}}
	apart, nose, eyes := front.pose()
	if math.Abs(eyes-40) > 1e-3 || math.Abs(apart-40.0/44) > 1e-3 || nose > 1e-6 {
		t.Errorf("apart %v, nose %v, eyes %v", apart, nose, eyes)
	}
	if _, nose, _ := (Points{}).pose(); !math.IsInf(nose, 1) {
		t.Errorf("nose %v of no face", nose)
	}
}

// TestRamp: 0 at none and beyond, 1 at full and beyond, for rising and falling ramps.
func TestRamp(t *testing.T) {
	for _, c := range []struct {
		r        Ramp
		at, want float64
	}{
		{Ramp{4, 18}, 3, 0}, {Ramp{4, 18}, 4, 0}, {Ramp{4, 18}, 11, 0.5}, {Ramp{4, 18}, 18, 1}, {Ramp{4, 18}, 99, 1},
		{Ramp{0.6, 0.2}, 0.7, 0}, {Ramp{0.6, 0.2}, 0.6, 0}, {Ramp{0.6, 0.2}, 0.4, 0.5}, {Ramp{0.6, 0.2}, 0.2, 1}, {Ramp{0.6, 0.2}, 0, 1},
	} {
		if got := c.r.At(c.at); math.Abs(got-c.want) > 1e-9 {
			t.Errorf("%+v at %v: %v, want %v", c.r, c.at, got, c.want)
		}
	}
}

// TestFit: a large face from the front is fit; one that is small, cut off or turned away lacks one thing alone.
func TestFit(t *testing.T) {
	front := Face{Box: Box{100, 100, 100, 120}, Points: Points{{X: 130, Y: 140}, {X: 170, Y: 140}, {X: 150, Y: 160}, {X: 135, Y: 184}, {X: 165, Y: 184}}}
	small, cut, turned := front, front, front
	for i := range small.Points {
		small.Points[i] = Point{small.Points[i].X / 4, small.Points[i].Y / 4}
	}
	cut.Box.X = -50
	turned.Points[2].X = 170
	for name, c := range map[string]struct {
		face Face
		want Fit
	}{
		"front": {front, Fit{1, 1, 1}}, "small": {small, Fit{6.0 / 14, 1, 1}}, "cut": {cut, Fit{1, 0, 1}}, "turned": {turned, Fit{1, 1, (0.55 - 20.0/44) / 0.35}},
	} {
		got := c.face.Fit(640, 480)
		if math.Abs(got.Size-c.want.Size) > 1e-6 || math.Abs(got.Whole-c.want.Whole) > 1e-6 || math.Abs(got.Front-c.want.Front) > 1e-6 {
			t.Errorf("%s: %+v, want %+v", name, got, c.want)
		}
	}
}
