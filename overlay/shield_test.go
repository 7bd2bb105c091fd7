package overlay

import (
	"testing"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/frame"
	"github.com/facecue/facecue/internal/pixel"
)

const ahead = 8

// shielded sends frames at 25 a second through a shield: in each, the numbers of the
// people found there. It gives those that are hidden in each.
func shielded(t *testing.T, found [][]int) (hidden [][]int) {
	t.Helper()
	s := &shield{ahead: ahead, hides: func(id int) bool { return id != 9 }, clock: face.Clock{Base: face.Rational{Num: 1, Den: 25}}}
	take := func(f *frame.Frame) {
		if f == nil {
			return
		}
		var ids []int
		for _, x := range f.Result.Faces {
			ids = append(ids, x.ID)
		}
		hidden = append(hidden, ids)
		f.Close()
	}
	for n, ids := range found {
		f, err := frame.FromGray(pixel.NewGray(8, 8))
		if err != nil {
			t.Fatal(err)
		}
		f.Result = face.Result{Frame: int64(n), PTS: int64(n)}
		for _, id := range ids {
			f.Result.Faces = append(f.Result.Faces, face.Face{ID: id, Box: face.Box{W: 4, H: 4}})
		}
		take(s.add(f))
		if len(s.waiting) > ahead {
			t.Fatalf("%d frames wait", len(s.waiting))
		}
	}
	for f := s.next(); f != nil; f = s.next() {
		take(f)
	}
	return hidden
}

// TestShield: person 1 is found in frames 20 to 29 and 35 to 39 of 80.
func TestShield(t *testing.T) {
	found := make([][]int, 80)
	for n := 20; n < 40; n++ {
		if n < 30 || n >= 35 {
			found[n] = []int{1}
		}
	}
	hidden := shielded(t, found)
	if len(hidden) != len(found) {
		t.Fatalf("%d frames of %d came out", len(hidden), len(found))
	}
	for n, ids := range hidden {
		// ahead frames before it is found, and 0.6 s after, rounding apart.
		want := n >= 20-ahead && n < 39+15
		if (len(ids) == 1) != want {
			t.Errorf("frame %d hides %v, want a face: %v", n, ids, want)
		}
	}
}

// TestShieldOfTwo keeps people apart and hides nobody twice.
func TestShieldOfTwo(t *testing.T) {
	found := make([][]int, 40)
	for n := range found {
		found[n] = []int{1}
		if n%2 == 0 {
			found[n] = []int{1, 2}
		}
	}
	for n, ids := range shielded(t, found) {
		if len(ids) != 2 || ids[0] == ids[1] {
			t.Errorf("frame %d hides %v", n, ids)
		}
	}
}

// TestShieldLeavesOthers alone: person 9 is shown, and has no ghosts.
func TestShieldLeavesOthers(t *testing.T) {
	found := make([][]int, 30)
	found[15] = []int{9}
	for n, ids := range shielded(t, found) {
		if (len(ids) == 1) != (n == 15) {
			t.Errorf("frame %d holds %v", n, ids)
		}
	}
}
