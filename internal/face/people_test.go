package face

import (
	"slices"
	"testing"
)

// TestWithout: a result without a person is as if the person had not been there, and
// the result that it was made of stays whole.
func TestWithout(t *testing.T) {
	of := func(status Status, faces ...Face) *Result { return &Result{PTS: 7, Status: status, Faces: faces} }
	one, poor, two := Face{ID: 1, Label: Fear}, Face{ID: 2, Label: LowQuality}, Face{ID: 3, Label: Anger}
	for _, c := range []struct {
		name   string
		from   *Result
		left   []int
		status Status
	}{
		{"another is left", of(Found, one, two), []int{3}, Found},
		{"a poor face is left", of(Found, one, poor), []int{2}, OnlyPoor},
		{"nobody is left", of(Found, one), nil, NoFace},
		{"not there at all", of(Found, two), []int{3}, Found},
		{"a frame that was not analysed", of(NotAnalysed), nil, NotAnalysed},
	} {
		before := len(c.from.Faces)
		got := c.from.Without(People{1})
		var left []int
		for _, f := range got.Faces {
			left = append(left, f.ID)
		}
		if !slices.Equal(left, c.left) || got.Status != c.status || got.PTS != 7 {
			t.Errorf("%s: %v are left, %v", c.name, left, got.Status)
		}
		if len(c.from.Faces) != before || before > 0 && c.from.Faces[0].ID == 0 {
			t.Errorf("%s: the result itself has changed", c.name)
		}
	}
}

// TestClone: what is done to the copy is not done to the original.
func TestClone(t *testing.T) {
	r := &Result{Frame: 3, Faces: []Face{{ID: 1}, {ID: 2}}}
	c := r.Clone()
	c.Faces[0].ID, c.Frame = 9, 4
	if r.Faces[0].ID != 1 || r.Frame != 3 || c.Faces[1].ID != 2 {
		t.Errorf("%+v and %+v", r, c)
	}
}
