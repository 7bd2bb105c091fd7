package shield

import (
	"slices"
	"testing"

	"github.com/facecue/facecue/internal/face"
)

const ahead = 8

// shielded passes frames at 25 a second through a shield. found lists the persons found in each
// frame; the result lists the persons hidden in each.
func shielded(t *testing.T, found [][]int) (hidden [][]int) {
	t.Helper()
	s := &Shield{Ahead: ahead, Hides: func(id int) bool { return id != 9 }, Clock: face.Clock{Base: face.Rational{Num: 1, Den: 25}}}
	results := make([]face.Result, len(found))
	for n, ids := range found {
		r := &results[n]
		*r = face.Result{Frame: int64(n), PTS: int64(n)}
		for _, id := range ids {
			r.Faces = append(r.Faces, face.Face{ID: id, Box: face.Box{W: 4, H: 4}})
		}
		s.Cover(r)
		if len(s.recent) > ahead {
			t.Fatalf("%d results wait", len(s.recent))
		}
	}
	for _, r := range results {
		var ids []int
		for _, f := range r.Faces {
			ids = append(ids, f.ID)
		}
		hidden = append(hidden, ids)
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

// TestShieldOfTwo: two persons are kept apart, and none is added twice.
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

// TestShieldLeavesOthers: person 9 is not hidden, and no missed face is added for it.
func TestShieldLeavesOthers(t *testing.T) {
	found := make([][]int, 30)
	found[15] = []int{9}
	for n, ids := range shielded(t, found) {
		if (len(ids) == 1) != (n == 15) {
			t.Errorf("frame %d holds %v", n, ids)
		}
	}
}

// TestShieldOfPicturesSecondsApart: a face that the detector misses in one or two frames stays
// hidden, however long these last.
func TestShieldOfPicturesSecondsApart(t *testing.T) {
	for _, c := range []struct {
		ticks  int64 // of 40 ms from picture to picture
		hidden []int // pictures of ten; the face is found in the first two and in the last
	}{
		{25, []int{0, 1, 2, 3, 9}}, {90000, []int{0, 1, 2, 3, 9}}, {3, []int{0, 1, 2, 3, 4, 5, 6, 9}},
	} {
		s := &Shield{Hides: func(int) bool { return true }, Clock: face.Clock{Base: face.Rational{Num: 1, Den: 25}}}
		var hidden []int
		for n := range int64(10) {
			r := face.Result{Frame: n, PTS: n * c.ticks}
			if n < 2 || n == 9 {
				r.Faces = []face.Face{{ID: 1, Box: face.Box{W: 4, H: 4}}}
			}
			if s.Cover(&r); len(r.Faces) > 0 {
				hidden = append(hidden, int(n))
			}
		}
		if !slices.Equal(hidden, c.hidden) {
			t.Errorf("pictures %d ticks apart: hidden in %v, want %v", c.ticks, hidden, c.hidden)
		}
	}
}
