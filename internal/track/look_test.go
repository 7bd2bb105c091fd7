package track

import (
	"math"
	"testing"
	"time"

	"github.com/facecue/facecue/internal/face"
)

// address is where a copy of v is.
func address[T any](v T) *T { return &v }

// pattern is a look whose grey levels are a + b times one of a few patterns.
func pattern(kind, a, b int) (l face.Look) {
	for i := range l {
		l[i] = uint8(a + b*((i*(3+4*kind)+kind*i/8)%11))
	}
	return l
}

func seen(l face.Look) *person { return newPerson(&face.Face{Look: l}, moment{}) }

// TestLikeness: brightness and contrast do not count, the pattern does.
func TestLikeness(t *testing.T) {
	p := seen(pattern(0, 20, 5))
	for _, c := range []struct {
		name string
		look face.Look
		want float64
	}{
		{"the same", pattern(0, 20, 5), 1},
		{"brighter", pattern(0, 120, 5), 1},
		{"with more contrast", pattern(0, 0, 20), 1},
		{"a negative", pattern(0, 200, -5), -1},
	} {
		if r, ok := p.likeness(&face.Face{Look: c.look}); !ok || math.Abs(r-c.want) > 1e-5 {
			t.Errorf("%s: %v %v, want %v", c.name, r, ok, c.want)
		}
	}
	a, b := pattern(0, 20, 5), pattern(1, 20, 5)
	if r, ok := p.likeness(&face.Face{Look: b}); !ok || math.Abs(r-correlation(a, b)) > 1e-5 || math.Abs(r) > 0.5 {
		t.Errorf("another pattern: %v %v, want %v", r, ok, correlation(a, b))
	}
}

// correlation is Pearson's, by its definition.
func correlation(a, b face.Look) float64 {
	var meanA, meanB, both, squaresA, squaresB float64
	for i := range a {
		meanA, meanB = meanA+float64(a[i])/64, meanB+float64(b[i])/64
	}
	for i := range a {
		x, y := float64(a[i])-meanA, float64(b[i])-meanB
		both, squaresA, squaresB = both+x*y, squaresA+x*x, squaresB+y*y
	}
	return both / math.Sqrt(squaresA*squaresB)
}

// TestNoLook: a flat or missing thumbnail says nothing, of a person or of a face.
func TestNoLook(t *testing.T) {
	var flat, nearly, enough face.Look
	for i := range flat {
		flat[i] = 90
		nearly[i] = 90 + uint8(i%2)   // deviation 0.5
		enough[i] = 90 + 2*uint8(i%2) // deviation 1
	}
	for name, c := range map[string]struct {
		look face.Look
		ok   bool
	}{"missing": {face.Look{}, false}, "flat": {flat, false}, "nearly flat": {nearly, false}, "with a pattern": {enough, true}} {
		if _, ok := seen(pattern(0, 20, 5)).likeness(&face.Face{Look: c.look}); ok != c.ok {
			t.Errorf("%s thumbnail of a face: %v", name, ok)
		}
		if _, ok := seen(c.look).likeness(&face.Face{Look: pattern(0, 20, 5)}); ok != c.ok {
			t.Errorf("%s thumbnail of a person: %v", name, ok)
		}
	}
}

// TestNormalise takes out mean and contrast.
func TestNormalise(t *testing.T) {
	out, ok := normalise(address(pattern(0, 20, 5)))
	var mean, squares float64
	for _, v := range out {
		mean += float64(v) / 64
		squares += float64(v) * float64(v) / 64
	}
	if !ok || math.Abs(mean) > 1e-6 || math.Abs(squares-1) > 1e-5 {
		t.Errorf("mean %v, variance %v, %v", mean, squares, ok)
	}
}

// TestLearn: a person's look follows the face's by 0.3 of the difference, and one
// that was opposed is no look any more.
func TestLearn(t *testing.T) {
	p := seen(pattern(0, 20, 5))
	before, _ := normalise(address(pattern(0, 20, 5)))
	after, _ := normalise(address(pattern(1, 20, 5)))
	p.update(&face.Face{Look: pattern(1, 20, 5)}, moment{1, 40 * time.Millisecond})
	for i := range p.look {
		if want := 0.7*before[i] + 0.3*after[i]; math.Abs(float64(p.look[i]-want)) > 1e-5 {
			t.Fatalf("look %d is %v, want %v", i, p.look[i], want)
		}
	}
	learned := p.look
	if p.update(&face.Face{}, moment{2, 80 * time.Millisecond}); p.look != learned {
		t.Error("a face without a look changed the person's")
	}
	p.look = [64]float32{}
	if _, ok := p.likeness(&face.Face{Look: pattern(0, 20, 5)}); ok {
		t.Error("a look of zeros was compared")
	}
}
