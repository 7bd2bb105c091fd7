package track

import (
	"testing"

	"github.com/facecue/facecue/internal/face"
)

// view is a thumbnail whose left half has one grey level and whose right half has
// another.
func view(left, right uint8) (s face.Scene) {
	for i := range s {
		if s[i] = left; i%16 >= 8 {
			s[i] = right
		}
	}
	return s
}

// TestDifference is the mean absolute difference beside that of the brightness.
func TestDifference(t *testing.T) {
	for _, c := range []struct {
		name string
		a, b face.Scene
		want float32
	}{
		{"nothing", view(10, 90), view(10, 90), 0},
		{"brighter", view(10, 90), view(60, 140), 0},
		{"darker", view(60, 140), view(10, 90), 0},
		{"one half", view(100, 100), view(100, 140), 20},
		{"the other half", view(100, 100), view(60, 100), 20},
		{"changed places", view(50, 90), view(90, 50), 40},
	} {
		if got := c.a.Difference(&c.b); got != c.want {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

// TestFirstPicture is no cut, whatever it shows.
func TestFirstPicture(t *testing.T) {
	s, first, same := scenes{limit: 20}, view(0, 255), view(0, 255)
	if s.cut(&first) || s.cut(&same) {
		t.Error("a cut was found")
	}
}

// TestCuts: a cut changes more than the limit, and much more than pictures did before.
func TestCuts(t *testing.T) {
	for _, c := range []struct {
		name   string
		change []uint8 // of the right half from picture to picture; the scene changes by half of it
		want   string  // a letter a picture
	}{
		{"the first picture", []uint8{0}, "-"},
		{"a change at the limit", []uint8{0, 40}, "--"},
		{"a change over it", []uint8{0, 42}, "-c"},
		{"a change after a quiet shot", []uint8{0, 2, 2, 2, 60}, "----c"},
		{"two cuts", []uint8{0, 60, 0, 60}, "-c-c"},
		{"shaking", []uint8{0, 38, 38, 38, 38, 38, 38, 38, 38, 60}, "----------"},
		{"quiet after shaking", []uint8{0, 38, 38, 38, 38, 38, 38, 38, 38, 0, 0, 0, 0, 0, 0, 0, 60}, "----------------c"},
		{"much more than shaking", []uint8{0, 38, 38, 38, 38, 38, 38, 38, 38, 66}, "---------c"},
		{"a cut is not what is usual", []uint8{0, 80, 80, 80, 80, 80, 80, 80, 80, 80}, "-ccccccccc"},
	} {
		s, right, got := scenes{limit: 20}, uint8(20), ""
		for i, change := range c.change {
			if right += change; i%2 == 0 {
				right -= 2 * change
			}
			v := view(20, right)
			got += map[bool]string{true: "c", false: "-"}[s.cut(&v)]
		}
		if got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}
