package face

import (
	"cmp"
	"slices"
)

// People are some of the people of a recording, by number.
type People []int

// Has tells whether a person is among them.
func (p People) Has(id int) bool { return slices.Contains(p, id) }

// Without is a result without some people, as if they had not been there.
func (r *Result) Without(p People) *Result {
	left := r.Clone()
	left.Faces = slices.DeleteFunc(left.Faces, func(f Face) bool { return p.Has(f.ID) })
	if left.Status != NotAnalysed {
		left.DeriveStatus()
	}
	return left
}

// SortFaces puts the faces in order of their people's numbers.
func (r *Result) SortFaces() {
	slices.SortStableFunc(r.Faces, func(a, b Face) int { return cmp.Compare(a.ID, b.ID) })
}
