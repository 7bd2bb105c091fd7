package identity

import (
	"maps"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/facecue/facecue/internal/face"
)

// stage makes a recording of people whose looks, cameras and times are known.
type stage struct {
	random *rand.Rand
	c      *Collector
	frame  int64
	track  int
	truth  map[int]int // person of each track
	noise  float64     // of the numbers of one face, in lengths of the person's own
}

func newStage(seed uint64, noise float64) *stage {
	return &stage{random: rand.New(rand.NewPCG(seed, 1)), c: NewCollector(), truth: map[int]int{}, noise: noise}
}

// actor is a person in a shot.
type actor struct {
	person int
	box    face.Box
}

// look is the direction of a person's numbers.
func look(person int) (v face.Identity) {
	random := rand.New(rand.NewPCG(uint64(person), 7))
	for k := range v {
		v[k] = float32(random.NormFloat64())
	}
	return unit(v)
}

// seen are the numbers of one face of a person.
func (s *stage) seen(person int) *face.Identity {
	v := look(person)
	for k := range v {
		v[k] += float32(s.noise * s.random.NormFloat64() / math.Sqrt(face.NumIdentity))
	}
	v = unit(v)
	return &v
}

// shot shows people for some frames through a camera; everybody is a new track.
func (s *stage) shot(camera, frames int, actors ...actor) {
	var scene face.Scene
	random := rand.New(rand.NewPCG(uint64(camera), 3))
	for k := range scene {
		scene[k] = uint8(random.IntN(256))
	}
	first := s.track + 1
	for i, a := range actors {
		s.truth[first+i] = a.person
	}
	s.track += len(actors)
	for n := range frames {
		r := &face.Result{Frame: s.frame, PTS: s.frame, Duration: 1, Status: face.Found, Scene: scene, HasScene: true}
		for i, a := range actors {
			f := face.Face{ID: first + i, Box: a.box}
			f.Box.X += float32(s.random.NormFloat64())
			if n%5 == 2 {
				f.Identity = s.seen(a.person)
			}
			r.Faces = append(r.Faces, f)
		}
		s.c.Add(r)
		s.frame++
	}
}

var (
	left  = face.Box{X: 100, Y: 100, W: 80, H: 100}
	right = face.Box{X: 400, Y: 100, W: 80, H: 100}
	close = face.Box{X: 200, Y: 50, W: 200, H: 250}
)

// check compares the numbers with the truth as partitions.
func (s *stage) check(t *testing.T, j Join, people int) {
	t.Helper()
	if j.People != people {
		t.Errorf("%d people, want %d", j.People, people)
	}
	number := map[int]int{}
	for track := 1; track <= s.track; track++ {
		person := s.truth[track]
		if got := j.Person[track]; number[person] == 0 {
			number[person] = got
		} else if got != number[person] {
			t.Errorf("track %d of person %d is number %d, want %d", track, person, got, number[person])
		}
	}
}

// TestTwoCameras: two people, each before a camera, and cuts between them. One number each.
func TestTwoCameras(t *testing.T) {
	for seed := range uint64(20) {
		s := newStage(seed, 0.8)
		for range 20 {
			s.shot(1, 30, actor{1, close})
			s.shot(2, 30, actor{2, close})
		}
		s.check(t, s.c.Join(Count{}), 2)
	}
}

// TestSeatsChange: a third camera shows both, who change seats; somebody leaves and comes back.
func TestSeatsChange(t *testing.T) {
	for seed := range uint64(20) {
		s := newStage(seed, 0.8)
		for round := range 10 {
			s.shot(1, 40, actor{1, close})
			l, r := left, right
			if round >= 5 {
				l, r = right, left
			}
			s.shot(3, 40, actor{1, l}, actor{2, r})
			s.shot(2, 40, actor{2, close})
		}
		s.check(t, s.c.Join(Count{}), 2)
	}
}

// TestTwoAtOnce: two faces of one frame are two people, however alike they are.
func TestTwoAtOnce(t *testing.T) {
	s := newStage(1, 0)
	s.shot(1, 40, actor{1, left}, actor{1, right})
	if j := s.c.Join(Count{1, 1}); j.People != 2 || j.Apart != 1 {
		t.Errorf("%+v", j)
	}
}

// TestUnsureStaysApart: without evidence nobody is joined; where the number of people is
// given, the surest are, and that is said.
func TestUnsureStaysApart(t *testing.T) {
	s := newStage(3, 3)
	s.shot(1, 20, actor{1, left})
	s.shot(2, 20, actor{1, right})
	s.shot(3, 20, actor{2, close})
	if j := s.c.Join(Count{}); j.People != 3 || j.Unsure != 0 {
		t.Errorf("%+v", j)
	}
	if j := s.c.Join(Count{2, 2}); j.People != 2 || j.Unsure != 2 {
		t.Errorf("%+v", j)
	}
	if j := s.c.Join(Count{1, 5}); j.People != 3 {
		t.Errorf("a range that allows three: %+v", j)
	}
}

// TestOrder: people are numbered by the first frame, in one frame from left to right, and
// those in the background last.
func TestOrder(t *testing.T) {
	far := face.Box{X: 20, Y: 20, W: 30, H: 40}
	s := newStage(3, 0.5)
	s.shot(1, 20, actor{7, right}, actor{6, far}, actor{8, left})
	s.shot(2, 20, actor{9, close}, actor{7, left})
	j := s.c.Join(Count{})
	if want := map[int]int{1: 2, 2: 3, 3: 1, 4: 4, 5: 2}; !maps.Equal(j.Person, want) {
		t.Errorf("%v, want %v", j.Person, want)
	}
}

// TestManyTracks: more tracks than the matrix of all pairs has.
func TestManyTracks(t *testing.T) {
	s := newStage(9, 0.6)
	for range mostClusters/2 + 300 {
		s.shot(1, 3, actor{1, left}, actor{2, right})
	}
	s.check(t, s.c.Join(Count{}), 2)
}

// TestLive: a person who comes back gets the same number while the recording goes on, two
// faces of one frame have two, and no more people are made than there are.
func TestLive(t *testing.T) {
	box := func(x float32) face.Box { return face.Box{X: x, Y: 100, W: 80, H: 100} }
	for _, count := range []Count{{}, {2, 2}} {
		live, frame := NewLive(count), int64(0)
		show := func(tracks ...int) (numbers []int) {
			s := newStage(uint64(frame), 0.4)
			for range 12 {
				r := &face.Result{Frame: frame, Status: face.Found}
				for i, track := range tracks {
					r.Faces = append(r.Faces, face.Face{ID: track, Box: box(float32(300 * i)), Identity: s.seen(track % 10)})
				}
				live.Apply(r)
				numbers = nil
				for _, f := range r.Faces {
					numbers = append(numbers, f.ID)
				}
				frame++
			}
			return numbers
		}
		first, again, stranger := show(1, 2), show(12, 11), show(23)
		if first[0] != 1 || first[1] != 2 || again[0] != 2 || again[1] != 1 {
			t.Errorf("%v: %v, then %v", count, first, again)
		}
		if other := stranger[0] > 2; other != (count.Most == 0) {
			t.Errorf("%v: a stranger is number %d", count, stranger[0])
		}
	}
}

// TestNobody: a recording without a face has no people.
func TestNobody(t *testing.T) {
	s := newStage(1, 0)
	s.shot(1, 5)
	s.c.Add(&face.Result{Frame: 6, Status: face.NotAnalysed, Faces: []face.Face{{ID: 1}}})
	if j := s.c.Join(Count{2, 2}); j.People != 0 || len(j.Person) != 0 {
		t.Errorf("%+v", j)
	}
}

func unit(v face.Identity) face.Identity {
	var sum float64
	for _, x := range v {
		sum += float64(x) * float64(x)
	}
	for k := range v {
		v[k] = float32(float64(v[k]) / math.Sqrt(sum))
	}
	return v
}
