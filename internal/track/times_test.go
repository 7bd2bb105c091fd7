package track_test

import (
	"math"
	"testing"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/track"
)

// sequence shows the tracker pictures at times of their own, in microseconds.
type sequence struct {
	t       *testing.T
	tracker *track.Tracker
	frame   int64
}

func newSequence(t *testing.T) *sequence {
	clock := face.Clock{Base: face.Rational{Num: 1, Den: 1000000}}
	return &sequence{t: t, tracker: track.New(track.Parse(track.Options().Defaults()), face.Stream{Clock: clock})}
}

// want shows a picture and checks the numbers of the faces that were kept.
func (s *sequence) want(pts int64, faces []face.Face, numbers ...int) {
	s.t.Helper()
	r := face.Result{Frame: s.frame, PTS: pts, Faces: faces}
	r.DeriveStatus()
	s.frame++
	s.tracker.Update(&r)
	if len(r.Faces) != len(numbers) {
		s.t.Fatalf("picture %d at %d us: %d faces, want %d", s.frame-1, pts, len(r.Faces), len(numbers))
	}
	for i, n := range numbers {
		if r.Faces[i].ID != n {
			s.t.Fatalf("picture %d at %d us: person %d, want %d", s.frame-1, pts, r.Faces[i].ID, n)
		}
	}
}

// trembling is a head that stands still, as a detector sees it: a pixel or two off.
func trembling(n int64) []face.Face {
	return []face.Face{head(1, 100+float32(n%3), 100+float32(n%2))}
}

// TestPicturesNearlyAtOneTime: a person who does not move keeps the number, however
// close two time stamps are.
func TestPicturesNearlyAtOneTime(t *testing.T) {
	for _, c := range []struct {
		name   string
		before int64 // microseconds between every tenth picture and the next
	}{
		{"one time stamp", 0}, {"a microsecond", 1}, {"a tick of 1/90000", 11}, {"a millisecond", 1000}, {"eight milliseconds", 8000},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := newSequence(t)
			for n := range int64(72) {
				pts := n * 33333
				if n%10 == 9 {
					pts = (n+1)*33333 - c.before
				}
				s.want(pts, trembling(n), 1)
			}
		})
	}
}

// TestBurst: pictures that a network delivers in bursts, a person walking meanwhile.
func TestBurst(t *testing.T) {
	s := newSequence(t)
	for n := range int64(100) {
		s.want(n/5*200000+n%5*1000, []face.Face{head(1, float32(10*n), 100)}, 1)
	}
}

// TestPicturesSecondsApart: one person in a recording of few pictures, who may be
// missed in one of them, but not in two.
func TestPicturesSecondsApart(t *testing.T) {
	for _, seconds := range []float64{0.5, 1, 2, 10, 3600} {
		s, step := newSequence(t), int64(seconds*1e6)
		for n := range int64(20) {
			s.want(n*step, trembling(n), 1)
		}
		s.want(20*step, nil)
		s.want(21*step, trembling(21), 1)
	}
	s := newSequence(t)
	s.want(0, trembling(0), 1)
	s.want(2000000, nil)
	s.want(4000000, nil)
	s.want(6000000, trembling(3), 2)
}

// TestAnotherPersonAfterAHole sits down where the first one sat.
func TestAnotherPersonAfterAHole(t *testing.T) {
	for person, number := range map[int]int{1: 1, 2: 2} {
		s := newSequence(t)
		for n := range int64(10) {
			s.want(n*40000, []face.Face{head(1, 100, 100)}, 1)
		}
		s.want(10000000, []face.Face{head(person, 100, 100)}, number)
	}
}

// TestFaceWithoutLook is followed by its place alone, also over seconds.
func TestFaceWithoutLook(t *testing.T) {
	s := newSequence(t)
	for n := range int64(10) {
		f := head(1, 100+float32(n), 100)
		f.Look = face.Look{}
		s.want(n*2000000, []face.Face{f}, 1)
	}
}

// TestWeakFacesSecondsApart: a face of low score continues who was in the picture
// before, however long ago that was, but not somebody else.
func TestWeakFacesSecondsApart(t *testing.T) {
	for person, numbers := range map[int][]int{1: {1}, 2: nil} {
		s := newSequence(t)
		s.want(0, []face.Face{head(1, 100, 100)}, 1)
		s.want(2000000, []face.Face{weak(head(person, 100, 100))}, numbers...)
	}
	s := newSequence(t)
	s.want(0, []face.Face{head(1, 100, 100)}, 1)
	s.want(2000000, nil)
	s.want(4000000, []face.Face{weak(head(1, 100, 100))})
}

// TestTimeRunsBackwards: who was seen in the future is nobody's past.
func TestTimeRunsBackwards(t *testing.T) {
	s := newSequence(t)
	s.want(5000000, trembling(0), 1)
	s.want(5040000, trembling(0), 1)
	s.want(0, trembling(0), 2)
	s.want(40000, trembling(0), 2)
}

// TestNumbersEndAfterKeep: at 25 pictures a second the seconds count.
func TestNumbersEndAfterKeep(t *testing.T) {
	for _, c := range []struct {
		away   int64 // pictures of 40 ms
		number int
	}{{30, 1}, {31, 2}} {
		s := newSequence(t)
		s.want(0, trembling(0), 1)
		for n := int64(1); n < c.away; n++ {
			s.want(n*40000, nil)
		}
		s.want(c.away*40000, trembling(0), c.number)
	}
}

// FuzzTimes shows one person at any times: whatever these are, the numbers begin
// at 1 and never skip one, and nobody is there twice.
func FuzzTimes(f *testing.F) {
	f.Add(int64(0), int64(1), int64(33333))
	f.Add(int64(math.MaxInt64), int64(math.MinInt64), int64(0))
	f.Fuzz(func(t *testing.T, a, b, c int64) {
		tracker := track.New(track.Parse(track.Options().Defaults()), face.Stream{Clock: face.Clock{Base: face.Rational{Num: 1, Den: 1000000}}})
		highest := 0
		for n, pts := range []int64{a, b, c, a + b, b + c, c, c, a} {
			r := face.Result{Frame: int64(n), PTS: pts, Faces: trembling(int64(n)), Status: face.Found}
			if tracker.Update(&r); len(r.Faces) != 1 || r.Faces[0].ID < 1 || r.Faces[0].ID > highest+1 {
				t.Fatalf("picture %d at %d: %+v after %d", n, pts, r.Faces, highest)
			}
			highest = max(highest, r.Faces[0].ID)
		}
	})
}
