package follow

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/facecue/facecue/internal/face"
)

// slow is a film of people who hardly move.
func slow(pictures ...string) *film {
	f := people(pictures...)
	f.speed = 1
	return f
}

// ways spells how each face of each picture was found: person and p, r or b.
func ways(t *testing.T, f *film) (text string) {
	t.Helper()
	for _, list := range facesOf(t, f) {
		for _, one := range list {
			text += fmt.Sprint(one.ID) + one.By.String()[:1]
		}
		text += " "
	}
	return strings.TrimSpace(text)
}

// TestBetween: who is measured and who has the mean of the pictures before and after.
func TestBetween(t *testing.T) {
	alone := func(count int) *film { return slow(slices.Repeat([]string{"1"}, count)...) }
	change := func(f *film, change func(*film)) *film { change(f); return f }
	at := func(picture int) [2]int { return [2]int{picture, 1} }
	for name, c := range map[string]struct {
		film    *film
		want    string
		regions int
	}{
		"a block":                 {alone(9), "1p 1b 1r 1b 1r 1b 1r 1b 1p", 3},
		"a block of five":         {alone(6), "1p 1b 1r 1b 1r 1p", 2},
		"a block of three":        {alone(4), "1p 1b 1r 1p", 1},
		"a block of two":          {alone(3), "1p 1b 1p", 0},
		"a block of one":          {alone(2), "1p 1p", 0},
		"two people":              {slow("12", "12", "12", "12", "12"), "1p2p 1b2b 1r2r 1b2b 1p2p", 2},
		"a fast face is measured": {change(alone(9), func(f *film) { f.speed = 3 }), "1p 1r 1r 1r 1r 1r 1r 1r 1p", 7},
		"who leaves before an even picture is measured in the last one": {slow("1", "1", "1", "1", "", "", "", "", ""),
			"1p 1b 1r 1r     ", 6},
		"who leaves before an odd picture is measured in the last one": {slow("1", "1", "1", "", "", "", "", "", ""),
			"1p 1b 1r      ", 5},
		"who comes in an odd picture is measured in the first one": {slow("", "", "", "1", "1", "1", "1", "1", "1"),
			"   1r 1r 1b 1r 1b 1p", 7},
		"who comes in an even picture is measured in the first one": {slow("", "", "", "", "1", "1", "1", "1", "1"),
			"    1r 1b 1r 1b 1p", 6},
		"an edge that misses a face": {change(alone(5), func(f *film) { f.unseen[at(0)] = true }), "1r 1b 1r 1b 1p", 2},
		"an unsure face that is missed two pictures on": {
			change(alone(9), func(f *film) { f.missed[at(4)], f.score = true, 0.5 }), "1p 1b 1r 1r  1r 1b 1r 1p", 6},
		"a sure face that is missed two pictures on is searched": {
			change(alone(5), func(f *film) { f.missed[at(2)] = true }), "1p 1r 1p 1b 1p", 3},
		"who is missed from both sides is not there": {
			change(alone(9), func(f *film) { f.missed[at(1)], f.missed[at(2)], f.missed[at(3)], f.score = true, true, true, 0.5 }),
			"1p    1r 1b 1r 1b 1p", 10},
		"a picture that missed a face has no mean when the face is followed back": {
			change(alone(6), func(f *film) { f.missed[at(4)], f.unseen[at(5)], f.score = true, true, 0.5 }), "1p 1b 1r 1r  1r", 6},
		"no mean is of pictures before and behind a cut": {
			change(alone(9), func(f *film) { f.cuts[3] = true }), "1p 1b 1r 1r 1r 1b 1r 1b 1p", 4},
		"a shot of one picture": {change(alone(5), func(f *film) { f.cuts[1], f.cuts[2] = true, true }), "1p 1p 1r 1b 1p", 1},
	} {
		if got := ways(t, c.film); got != strings.TrimSpace(c.want) || c.film.regions != c.regions {
			t.Errorf("%s: %q with %d regions, want %q, %d", name, got, c.film.regions, c.want, c.regions)
		}
	}
}

// turning is a face that moves fast to picture 5, turns round and moves back.
type turning struct{ *film }

func (f turning) Find(picture int, _ Found) (face.Face, bool, error) {
	f.regions++
	return f.at(picture), true, nil
}

func (f turning) at(picture int) face.Face {
	one := f.face(0, 1)
	one.Box.X += float32(4 * min(picture, 10-picture))
	return one
}

// TestTurning: at the point where a fast face turns round, two pictures apart it has hardly moved. It is measured there too.
func TestTurning(t *testing.T) {
	f := slow("1", "", "", "", "", "", "", "", "")
	faces, err := Faces(turning{f}, 8, bounds)
	if err != nil {
		t.Fatal(err)
	}
	for i := 1; i < 8; i++ {
		if want := (turning{f}).at(i); len(faces[i]) != 1 || !reflect.DeepEqual(faces[i][0].Face, want) {
			t.Errorf("picture %d: %+v", i, faces[i])
		}
	}
}

// TestKnown: a course ends where the skipped picture has its face already, at its box though not at its place.
func TestKnown(t *testing.T) {
	for name, c := range map[string]struct {
		speed   float32 // of the person that the course follows
		place   float32 // left edge of the place at which it is expected
		known   float32 // left edge of the known face
		regions int
	}{
		"the mean's box":          {0, 206, 182, 1},
		"the measured face's box": {25, 200, 225, 2},
	} {
		f := people("1", "1", "1", "1", "1")
		f.speed = c.speed
		at := func(x float32) Found {
			return Found{Face: face.Face{Box: face.Box{X: x, W: 50, H: 60}}, Place: face.Box{X: x, W: 50, H: 60}, Most: 1}
		}
		start := at(200)
		start.Place.X = c.place
		way := &course{
			follower: &follower{Settings: bounds, pictures: f, faces: [][]Found{{start}, {at(c.known)}, nil, nil, nil}, misses: make([][]face.Box, 5)},
			start:    start, last: start, step: 1,
		}
		if err := way.follow(0, 4); err != nil {
			t.Fatal(err)
		}
		if len(way.faces[1]) != 1 || len(way.faces[2]) != 0 || f.regions != c.regions {
			t.Errorf("%s: %d regions, %+v", name, f.regions, way.faces[1:])
		}
	}
}

// TestNearestKnown: of two known faces that overlap a place, the nearer one has it.
func TestNearestKnown(t *testing.T) {
	box := func(x float32) face.Box { return face.Box{X: x, W: 50, H: 60} }
	f := &follower{Settings: bounds, faces: [][]Found{{{Face: face.Face{Box: box(210)}}, {Face: face.Face{Box: box(190)}}}}}
	for place, want := range map[float32]float32{207: 210, 193: 190} {
		if got, ok := f.known(0, box(place)); !ok || got.Box.X != want {
			t.Errorf("at %v: %+v", place, got)
		}
	}
	if _, ok := f.known(0, box(260)); ok {
		t.Error("nobody is there")
	}
}

// TestMean: box, landmarks and score lie in the middle, rounded as records are, in either order.
func TestMean(t *testing.T) {
	a := face.Face{Box: face.Box{X: 10, Y: 20, W: 30, H: 40}, Score: 0.5, By: face.InPicture}
	b := face.Face{Box: face.Box{X: 11, Y: 22, W: 30.05, H: 44}, Score: 0.6001, By: face.InRegion}
	want := face.Face{Box: face.Box{X: 10.5, Y: 21, W: 30.02, H: 42}, Score: 0.5501, By: face.Between}
	for i := range a.Points {
		a.Points[i] = face.Point{X: float32(10 * i), Y: 1}
		b.Points[i] = face.Point{X: float32(10*i + 1), Y: -3}
		want.Points[i] = face.Point{X: float32(10*i) + 0.5, Y: -1}
	}
	if got := mean(a, b); !reflect.DeepEqual(got, want) {
		t.Errorf("%+v", got)
	}
	if !reflect.DeepEqual(mean(a, b), mean(b, a)) {
		t.Errorf("%+v, the other way round %+v", mean(a, b), mean(b, a))
	}
}

// TestFollowedBack: a face that only the last picture knows is found in the same places as one that only the first picture
// of the reversed film knows.
func TestFollowedBack(t *testing.T) {
	forth, back := slow("1", "1", "1", "1", "1", "1", "1"), slow("1", "1", "1", "1", "1", "1", "1")
	forth.unseen[[2]int{6, 1}], back.unseen[[2]int{0, 1}] = true, true
	faces, again := facesOf(t, forth), facesOf(t, back)
	for i := 1; i < 6; i++ {
		if !reflect.DeepEqual(faces[i][0].Face, again[i][0].Face) {
			t.Errorf("picture %d: %+v forth, %+v back", i, faces[i][0].Face, again[i][0].Face)
		}
	}
}

// TestVisiblePeople: whoever is seen in a shot's pictures without a gap is found in all of them, and nobody else anywhere.
func TestVisiblePeople(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 3000 {
		f := randomFilm(random)
		faces := facesOf(t, f)
		for i, list := range faces {
			var got []int
			for _, one := range list {
				got = append(got, one.ID)
				if !near(one.Box, f.box(i, one.ID)) {
					t.Fatalf("%+v: picture %d has person %d at %+v", f, i, one.ID, one.Box)
				}
			}
			if slices.Sort(got); !slices.Equal(got, f.there[i]) {
				t.Fatalf("%+v: picture %d has %v", f, i, got)
			}
		}
	}
}

// near tells whether two boxes are one, but for rounding.
func near(a, b face.Box) bool { return max(a.X-b.X, b.X-a.X) < 0.02 && a.W == b.W }

// randomFilm is 1 to 9 pictures in which each person is there from or up to a random one, of one speed
// from standing to fast.
func randomFilm(random *rand.Rand) *film {
	last := random.IntN(9)
	f := people(make([]string, last+1)...)
	f.speed = random.Float32() * 12
	for person := range 3 {
		from, to := 0, last
		switch random.IntN(3) {
		case 0:
			from = random.IntN(last + 1)
		case 1:
			to = random.IntN(last + 1)
		}
		for i := from; i <= to; i++ {
			f.there[i] = append(f.there[i], person)
		}
	}
	return f
}
