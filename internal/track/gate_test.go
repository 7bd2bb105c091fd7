package track

import (
	"math"
	"testing"
	"time"

	"github.com/facecue/facecue/internal/face"
)

func defaults() *Tracker { return New(Parse(Options().Defaults()), face.Stream{}) }

// square is a face of 100 by 100 pixels, x pixels to the right.
func square(x float32, look face.Look) face.Face {
	return face.Face{Box: face.Box{X: x, Y: 50, W: 100, H: 100}, Look: look}
}

// TestGate: at each threshold a face belongs to a person on one side and not on the
// other. The person stood at 0 with the look of pattern 0.
func TestGate(t *testing.T) {
	same, other := pattern(0, 20, 5), pattern(1, 20, 5)
	tall := face.Face{Box: face.Box{X: 75, Y: 50, W: 50, H: 200}, Look: same} // overlaps by 0.14
	overlapping := func(iou float32) float32 { return 100 * (1 - iou) / (1 + iou) }
	for _, c := range []struct {
		name     string
		face     face.Face
		away     float64
		cut      bool
		possible bool
	}{
		{"at the same place", square(0, other), 0.04, false, true},
		{"overlapping less than the option iou, but nearby", tall, 0.04, false, true},
		{"no longer nearby, but overlapping", square(overlapping(0.16), same), 0.04, false, true},
		{"neither", square(overlapping(0.14), same), 0.04, false, false},
		{"far off", square(300, same), 0.04, false, false},
		{"larger, but less than twice", face.Face{Box: face.Box{X: -45, Y: 5, W: 190, H: 190}}, 0.04, false, true},
		{"twice as large", face.Face{Box: face.Box{X: -50, Y: 0, W: 200, H: 200}}, 0.04, false, false},
		{"smaller, but more than half", face.Face{Box: face.Box{X: 22, Y: 72, W: 56, H: 56}}, 0.04, false, true},
		{"half as large", face.Face{Box: face.Box{X: 25, Y: 75, W: 50, H: 50}}, 0.04, false, false},
		{"after a cut, at the same place", square(overlapping(0.36), same), 0.04, true, true},
		{"after a cut, further off", square(overlapping(0.34), same), 0.04, true, false},
		{"after a cut, another look", square(0, other), 0.04, true, false},
		{"after a cut, without a look", square(0, face.Look{}), 0.04, true, false},
		{"while the number is kept, another look", square(0, other), 1.2, false, true},
		{"after that, another look", square(0, other), 1.21, false, false},
		{"after that, the same look", square(0, same), 1.21, false, true},
		{"after that, without a look", square(0, face.Look{}), 1.21, false, true},
	} {
		tracker, p := defaults(), seen(same)
		p.box, p.seen = square(0, same).Box, moment{picture: 1}
		cost := tracker.gate(p, &c.face, moment{2, seconds(c.away)}, c.cut)
		if (cost < forbidden) != c.possible {
			t.Errorf("%s: cost %v, possible should be %v", c.name, cost, c.possible)
		}
	}
}

// TestGateAtItsBounds: an overlap of just what is asked for is enough.
func TestGateAtItsBounds(t *testing.T) {
	across := func(w, x float32) (*person, *face.Face) {
		p := seen(pattern(0, 20, 5))
		p.box = face.Box{W: w, H: 50}
		return p, &face.Face{Box: face.Box{X: x, W: w, H: 50}, Look: pattern(0, 20, 5)}
	}
	now := moment{1, 40 * time.Millisecond}
	if p, f := across(57.5, 42.5); p.box.IoU(f.Box) != 0.15 || defaults().gate(p, f, now, false) >= forbidden {
		t.Error("an overlap of the option iou is too little")
	}
	p, f := across(67.5, 32.5)
	if p.box.IoU(f.Box) != 0.35 {
		t.Fatalf("an overlap of %v", p.box.IoU(f.Box))
	}
	if defaults().gate(p, f, now, true) >= forbidden {
		t.Error("an overlap of 0.35 is too little across a cut")
	}
	if defaults().recent(p, f, now, false) >= forbidden {
		t.Error("an overlap of 0.35 is too little for a low score")
	}
}

// TestCost: less overlap and less likeness cost more.
func TestCost(t *testing.T) {
	same, negative := pattern(0, 20, 5), pattern(0, 200, -5)
	for _, c := range []struct {
		name string
		face face.Face
		want float64
	}{
		{"the same face", square(0, same), 0},
		{"a third of it overlaps", square(50, same), 2.0 / 3},
		{"another look", square(0, negative), 0.6 * 2},
		{"no look", square(0, face.Look{}), 0},
	} {
		p := seen(same)
		p.box = square(0, same).Box
		if got := defaults().gate(p, &c.face, moment{1, 40 * time.Millisecond}, false); math.Abs(got-c.want) > 1e-5 {
			t.Errorf("%s costs %v, want %v", c.name, got, c.want)
		}
	}
}

// TestRecent: at each threshold a face of low score continues a person on one side
// and not on the other.
func TestRecent(t *testing.T) {
	same, other := pattern(0, 20, 5), pattern(1, 20, 5)
	for _, c := range []struct {
		name   string
		x      float32
		look   face.Look
		away   float64
		missed int64
		cut    bool
		want   bool
	}{
		{"just seen", 40, other, 0.04, 0, false, true},
		{"an overlap of 0.36", 47, same, 0.04, 0, false, true},
		{"an overlap of 0.34", 49, same, 0.04, 0, false, false},
		{"after a cut", 0, same, 0.04, 0, true, false},
		{"missed for 0.4 s", 0, same, 0.4, 5, false, true},
		{"missed for longer", 0, same, 0.41, 5, false, false},
		{"in the picture before, a second ago", 0, other, 1, 0, false, true},
		{"in the picture before, two seconds ago", 0, same, 2, 0, false, true},
		{"another look two seconds later", 0, other, 2, 0, false, false},
		{"no look two seconds later", 0, face.Look{}, 2, 0, false, true},
	} {
		p := seen(same)
		p.box, p.seen = square(0, same).Box, moment{picture: 1}
		f := square(c.x, c.look)
		cost := defaults().recent(p, &f, moment{2 + c.missed, seconds(c.away)}, c.cut)
		if (cost < forbidden) != c.want {
			t.Errorf("%s: cost %v, possible should be %v", c.name, cost, c.want)
		}
	}
	p := seen(same)
	p.box = square(0, same).Box
	for box, want := range map[face.Box]float64{
		{X: 25, Y: 50, W: 100, H: 100}: 0.4,
		{X: -50, Y: 0, W: 200, H: 200}: math.Inf(1), // twice as large
	} {
		if got := defaults().recent(p, &face.Face{Box: box}, moment{1, 40 * time.Millisecond}, false); !(math.Abs(got-want) < 1e-5 || got == want) {
			t.Errorf("%+v costs %v, want %v", box, got, want)
		}
	}
}

// TestRecentAsksForTheLargerOverlap: that of the iou option, where it is larger.
func TestRecentAsksForTheLargerOverlap(t *testing.T) {
	tracker, p := defaults(), seen(face.Look{})
	p.box = square(0, face.Look{}).Box
	f := square(40, face.Look{}) // an overlap of 0.43
	for iou, possible := range map[float32]bool{0.15: true, 0.42: true, 0.44: false} {
		tracker.set.IoU = iou
		if cost := tracker.recent(p, &f, moment{1, 40 * time.Millisecond}, false); (cost < forbidden) != possible {
			t.Errorf("iou=%v: cost %v", iou, cost)
		}
	}
}

// TestNear: without overlap, the centres are closer than 0.7 of the longest side.
func TestNear(t *testing.T) {
	for _, c := range []struct {
		other face.Box
		want  bool
	}{
		{face.Box{X: 69, W: 40, H: 100}, true},
		{face.Box{X: 70, W: 40, H: 100}, false},
		{face.Box{Y: -69, W: 40, H: 100}, true},
		{face.Box{X: 50, Y: 50, W: 40, H: 100}, false},
		{face.Box{X: 20, Y: 0, W: 200, H: 100}, true}, // 100 of 200 pixels off
	} {
		if got := near(face.Box{W: 40, H: 100}, c.other); got != c.want {
			t.Errorf("%+v: %v", c.other, got)
		}
		if got := near(c.other, face.Box{W: 40, H: 100}); got != c.want {
			t.Errorf("from %+v: %v", c.other, got)
		}
	}
}
