package track

import (
	"testing"
	"time"

	"github.com/facecue/facecue/internal/face"
)

// twoLevels is a thumbnail of two grey levels, the first half of it dark but for some
// pixels, which are bright in place of as many of the second half. Without mean and
// contrast its values are 1 and -1.
func twoLevels(swapped int) (l face.Look) {
	for i := range l {
		if (i >= 32) != (i%32 < swapped) {
			l[i] = 200
		}
	}
	return l
}

// TestLikenessAtItsBounds: a face just as alike as is asked for belongs to a person.
func TestLikenessAtItsBounds(t *testing.T) {
	tracker, p := defaults(), seen(twoLevels(0))
	p.box, p.seen = square(0, face.Look{}).Box, moment{picture: 1}
	f := square(0, twoLevels(4)) // of 64 pixels 8 differ
	for look, possible := range map[float32]bool{0.74: true, 0.75: true, 0.76: false} {
		tracker.set.Look = look
		if cost := tracker.gate(p, &f, moment{2, seconds(0.04)}, true); (cost < forbidden) != possible {
			t.Errorf("look=%v across a cut: cost %v", look, cost)
		}
	}
	for i := range p.look { // a likeness of 24/40 = 0.6: the squares sum up to 25, the products to 24
		dark := float32(-1)
		if i >= 32 {
			dark = 1
		}
		switch {
		case i < 23:
			p.look[i] = dark
		case i < 28:
			p.look[i] = dark / 2
		case i < 31:
			p.look[i] = -dark / 2
		default:
			p.look[i] = 0
		}
	}
	f = square(0, twoLevels(0))
	for name, gate := range map[string]gate{"gate": tracker.gate, "recent": tracker.recent} {
		for _, c := range []struct {
			far      float32 // added to the first value of the look
			possible bool
		}{{0, true}, {0.1, false}} {
			p.look[31] = c.far
			if alike, _ := p.likeness(&f); (alike >= returnLikeness) != c.possible {
				t.Fatalf("a likeness of %v", alike)
			}
			if cost := gate(p, &f, moment{2, seconds(2)}, false); (cost < forbidden) != c.possible {
				t.Errorf("%s, %v off: cost %v", name, c.far, cost)
			}
		}
	}
}

// TestFirstLook: the first face with a look gives the person all of it.
func TestFirstLook(t *testing.T) {
	p := seen(face.Look{})
	p.update(&face.Face{Look: pattern(1, 20, 5)}, moment{1, 40 * time.Millisecond})
	if want, _ := normalise(address(pattern(1, 20, 5))); p.look != want {
		t.Errorf("the look is %v, want %v", p.look, want)
	}
}

// TestCutAtItsBounds: a change of just three times what is usual is no cut, and a change
// that is no cut moves what is usual by a tenth.
func TestCutAtItsBounds(t *testing.T) {
	for right, want := range map[uint8]bool{80: false, 82: true} { // a change of 30, and of 31
		s := scenes{limit: 20, have: true, last: view(20, 20), meanChange: 10}
		next := view(20, right)
		if got := s.cut(&next); got != want {
			t.Errorf("a change of %v: %v", next.Difference(address(view(20, 20))), got)
		}
		if usual := map[bool]float32{true: 10, false: 12}[want]; s.meanChange != usual {
			t.Errorf("%v is usual, want %v", s.meanChange, usual)
		}
	}
}

// TestTiesOfSquares: of assignments that cost the same, the first row has its cheapest
// column.
func TestTiesOfSquares(t *testing.T) {
	var solver hungarian
	for _, c := range []struct {
		cost []float64
		want [2]int // the row of each column
	}{{[]float64{1, 0, 1, 0}, [2]int{1, 0}}, {[]float64{1, 1, 0, 0}, [2]int{0, 1}}} {
		if got := solver.solve(c.cost, 2, 2); [2]int(got) != c.want {
			t.Errorf("%v: %v, want %v", c.cost, got, c.want)
		}
	}
}
