package identity

import (
	"testing"

	"github.com/facecue/facecue/internal/face"
)

// followedThrough is a recording of one number of the tracker, whose face a cut gives to the second of two people. A
// nil person has a face that cannot be compared.
func followedThrough(first, second *face.Identity) *Collector {
	c := NewCollector()
	for frame := range int64(40) {
		f := face.Face{ID: 7, Box: left, Identity: first}
		if frame >= 20 {
			f.Identity = second
		}
		c.Add(&face.Result{Frame: frame, Status: face.Found, Jump: frame == 20, Faces: []face.Face{f}})
	}
	return c
}

// TestFollowedThroughCut: a face that the tracker followed through a cut stays one person, also where it cannot be
// compared, unless the faces before and after it are different people's.
func TestFollowedThroughCut(t *testing.T) {
	one, two := look(1), look(2)
	for name, k := range map[string]struct {
		first, second *face.Identity
		people        int
	}{
		"the same":     {&one, &one, 1},
		"another":      {&one, &two, 2},
		"not compared": {nil, nil, 1},
	} {
		t.Run(name, func(t *testing.T) {
			j := followedThrough(k.first, k.second).Join(Count{})
			if j.People != k.people || j.Of(7, 0) != 1 || j.Of(7, 19) != 1 || j.Of(7, 20) != k.people || j.Of(7, 39) != k.people {
				t.Errorf("%d people, number %d before the cut and %d after it", j.People, j.Of(7, 19), j.Of(7, 20))
			}
		})
	}
}

// TestComesBack: who was taken for somebody else through a cut has their own number again.
func TestComesBack(t *testing.T) {
	one, two := look(1), look(2)
	c := followedThrough(&one, &two)
	for frame := range int64(20) {
		c.Add(&face.Result{Frame: 100 + frame, Status: face.Found, Faces: []face.Face{{ID: 8, Box: right, Identity: &one}}})
	}
	if j := c.Join(Count{}); j.People != 2 || j.Of(8, 100) != 1 || j.Of(7, 30) != 2 {
		t.Errorf("%d people: %d, %d", j.People, j.Of(8, 100), j.Of(7, 30))
	}
	c.Drop(map[int]bool{7: true})
	if j := c.Join(Count{}); j.People != 1 || j.Of(8, 100) != 1 {
		t.Errorf("without the number that is dropped: %d people", j.People)
	}
}

// TestLiveCut: as pictures come, the faces that the tracker followed through a cut keep their numbers.
func TestLiveCut(t *testing.T) {
	one, two := look(1), look(2)
	l := NewLive(Count{})
	for frame := range int64(60) {
		r := &face.Result{Frame: frame, Status: face.Found, Jump: frame == 30, Faces: []face.Face{{ID: 3, Box: left, Identity: &one}, {ID: 4, Box: right, Identity: &two}}}
		l.Apply(r)
		if r.Faces[0].ID != 1 || r.Faces[1].ID != 2 {
			t.Fatalf("frame %d: numbers %d and %d", frame, r.Faces[0].ID, r.Faces[1].ID)
		}
	}
}

// TestLiveJump: somebody else at the place of a person behind a jump has another number, whatever the tracker takes
// them for; the person who comes back has the first one.
func TestLiveJump(t *testing.T) {
	one, two := look(1), look(2)
	l := NewLive(Count{})
	for frame := range int64(90) {
		shown, want := &one, 1
		if frame/30 == 1 {
			shown, want = &two, 2
		}
		r := &face.Result{Frame: frame, Status: face.Found, Jump: frame > 0 && frame%30 == 0, Faces: []face.Face{{ID: 3, Box: left, Identity: shown}}}
		if l.Apply(r); r.Faces[0].ID != want && frame%30 > 8 {
			t.Fatalf("frame %d: number %d, want %d", frame, r.Faces[0].ID, want)
		}
	}
}
