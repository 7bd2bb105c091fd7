package identity

import (
	"slices"
	"testing"

	"github.com/facecue/facecue/internal/face"
)

// TestMayBe: a face that cannot be compared may be anybody who is not in the same frame; a face
// that is unlike another is somebody else.
func TestMayBe(t *testing.T) {
	s := newStage(3, 0.5)
	s.shot(1, 40, actor{1, left}, actor{2, right})
	s.shot(2, 3, actor{1, close}) // shorter than the distance of two compared faces
	for n := range 3 {
		s.c.Add(&face.Result{Frame: s.frame + int64(n), Status: face.Found, Faces: []face.Face{{ID: 4, Box: close}, {ID: 5, Box: left}}})
	}
	s.c.tracks[3].samples = 0
	j := s.c.Join(Count{})
	if j.People != 5 {
		t.Fatalf("%+v", j)
	}
	for _, c := range []struct{ of, want face.People }{
		{face.People{1}, face.People{3, 4, 5}}, {face.People{j.Person[4]}, face.People{1, 2, 3}}, {face.People{1, 3}, face.People{2, 4, 5}}, {nil, nil}, {face.People{9, -1}, nil},
	} {
		if got := j.MayBe(c.of); !slices.Equal(got, c.want) {
			t.Errorf("of %v: %v, want %v", c.of, got, c.want)
		}
	}
}

// TestRecordingsOfOthers: two recordings of different people, one after the other, in one room, before
// one camera, on one seat: nobody of the first is somebody of the second.
func TestRecordingsOfOthers(t *testing.T) {
	for seed := range uint64(20) {
		s := newStage(seed, 0.8)
		for recording := range 2 {
			for range 5 {
				s.shot(1, 30, actor{2*recording + 1, left}, actor{2*recording + 2, right})
				s.shot(2, 30, actor{2*recording + 1, close})
			}
		}
		s.check(t, s.c.Join(Count{}), 4)
	}
}

// TestMayBeLive: a new face may be somebody who was seen before, as long as it was not compared or shown
// beside that person. To ask changes no number.
func TestMayBeLive(t *testing.T) {
	first, second := look(1), look(2)
	for _, asks := range []bool{false, true} {
		l, frame := NewLive(Count{}), int64(0)
		add := func(faces ...face.Face) (r face.Result) {
			r = face.Result{Frame: frame, Status: face.Found, HasScene: true, Faces: faces}
			r.Scene[frame%100] = 255
			frame++
			l.Apply(&r)
			return r
		}
		for range 10 {
			add(face.Face{ID: 1, Box: left, Identity: &first})
			if asks && l.MayBe(1, face.People{1}) {
				t.Error("somebody may be themselves")
			}
		}
		r := add(face.Face{ID: 2, Box: close})
		if asks && (!l.MayBe(r.Faces[0].ID, face.People{1}) || l.MayBe(r.Faces[0].ID, face.People{9}) || l.MayBe(9, face.People{1})) {
			t.Error("a face that was not compared may be anybody before")
		}
		for range 10 {
			r = add(face.Face{ID: 2, Box: close, Identity: &second})
		}
		if asks && l.MayBe(r.Faces[0].ID, face.People{1}) {
			t.Error("a face that is unlike may be the other")
		}
		r = add(face.Face{ID: 3, Box: left}, face.Face{ID: 2, Box: close})
		if r.Faces[0].ID != 1 || r.Faces[1].ID != 2 || l.People() != 2 {
			t.Errorf("asked %t: numbers %d and %d of %d", asks, r.Faces[0].ID, r.Faces[1].ID, l.People())
		}
	}
}
