package follow

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"github.com/facecue/facecue/internal/face"
)

// film is made-up pictures: who is there, who is found in a whole picture, and who in a region.
type film struct {
	there    [][]int         // people in each picture; person n stands at 200n and moves by speed pixels a picture
	missed   map[[2]int]bool // picture and person: not found in a region
	unseen   map[[2]int]bool // picture and person: not found in a whole picture
	cuts     map[int]bool
	speed    float32
	score    float32
	most     float32 // of the scores of faces in other pictures
	searches []int
	expected []float32 // left edges of the boxes in which faces were looked for
	regions  int
}

func (f *film) box(picture, person int) face.Box {
	return face.Box{X: float32(200*person) + f.speed*float32(picture), W: 50, H: 60}
}

func (f *film) face(picture, person int) face.Face {
	return face.Face{ID: person, Box: f.box(picture, person), Score: f.score, By: face.InRegion}
}

func (f *film) Search(picture int) (list []Found, err error) {
	f.searches = append(f.searches, picture)
	for _, person := range f.there[picture] {
		if !f.unseen[[2]int{picture, person}] {
			one := f.face(picture, person)
			one.Score, one.By = min(f.score, f.most), face.InPicture
			list = append(list, Found{Face: one, Place: one.Box, Most: f.most})
		}
	}
	return list, nil
}

func (f *film) Find(picture int, known Found) (face.Face, bool, error) {
	f.regions++
	expected := known.Place
	f.expected = append(f.expected, expected.X)
	for _, person := range f.there[picture] {
		if !f.missed[[2]int{picture, person}] && f.box(picture, person).IoU(expected) > 0.3 {
			return f.face(picture, person), true, nil
		}
	}
	return face.Face{}, false, nil
}

func (f *film) Cut(picture int) bool { return f.cuts[picture] }

// people is a film in which picture i shows the people of a digit each.
func people(pictures ...string) *film {
	f := &film{missed: map[[2]int]bool{}, unseen: map[[2]int]bool{}, cuts: map[int]bool{}, speed: 3, score: 0.9, most: 1}
	for _, text := range pictures {
		var list []int
		for _, r := range text {
			list = append(list, int(r-'0'))
		}
		f.there = append(f.there, list)
	}
	return f
}

// bounds are the usual ones.
var bounds = Settings{Sure: 0.6, Overlap: 0.4, Steady: 0.75, Between: 0.85}

func facesOf(t *testing.T, f *film) [][]Found {
	t.Helper()
	faces, err := Faces(f, len(f.there)-1, bounds)
	if err != nil {
		t.Fatal(err)
	}
	return faces
}

func found(t *testing.T, f *film) (text string) {
	t.Helper()
	for _, list := range facesOf(t, f) {
		for _, one := range list {
			text += fmt.Sprint(one.ID)
		}
		text += " "
	}
	return text
}

// TestFaces: who is found where, with how many searches of whole pictures and of regions. The people
// move too fast for means, so each picture is measured.
func TestFaces(t *testing.T) {
	for name, c := range map[string]struct {
		film     *film
		change   func(*film)
		want     string
		searches string
		regions  int
	}{
		"one person": {people("1", "1", "1", "1"), nil, "1 1 1 1 ", "[0 3]", 2},
		"two people": {people("12", "12", "12"), nil, "12 12 12 ", "[0 2]", 2},
		"who comes is followed back to the first picture": {people("1", "1", "12", "12"), nil, "1 1 12 12 ", "[0 3 1]", 6},
		"who leaves is followed to the last picture":      {people("12", "12", "12", "1"), func(f *film) { f.score = 0.5 }, "12 12 12 1 ", "[0 3]", 5},
		"a sure face that is lost is searched in the whole picture": {people("1", "1", "1", "1"),
			func(f *film) { f.missed[[2]int{1, 1}] = true }, "1 1 1 1 ", "[0 3 1]", 2},
		"an unsure face that is missed is followed on": {people("1", "1", "1", "1"),
			func(f *film) { f.missed[[2]int{1, 1}], f.score = true, 0.5 }, "1  1 1 ", "[0 3]", 2},
		"an unsure face that is lost is followed from the other side": {people("1", "1", "1", "1", "1", "1", "1"),
			func(f *film) {
				f.missed[[2]int{1, 1}], f.missed[[2]int{2, 1}], f.missed[[2]int{3, 1}], f.score = true, true, true, 0.5
			}, "1    1 1 1 ", "[0 6]", 10},
		"an edge that misses a face": {people("1", "1", "1", "1"), func(f *film) { f.unseen[[2]int{0, 1}] = true }, "1 1 1 1 ", "[0 3]", 3},
		"a cut ends a face":          {people("1", "1", "2", "2"), func(f *film) { f.cuts[2] = true }, "1 1 2 2 ", "[0 3]", 2},
		"a shot without an edge is searched at its beginning": {people("1", "2", "2", "3"),
			func(f *film) { f.cuts[1], f.cuts[3] = true, true }, "1 2 2 3 ", "[0 1 3]", 1},
		"one picture": {people("12"), nil, "12 ", "[0]", 0},
		"nobody":      {people("", "", ""), nil, "   ", "[0 2]", 0},
	} {
		if c.change != nil {
			c.change(c.film)
		}
		if got := found(t, c.film); got != c.want || fmt.Sprint(c.film.searches) != c.searches || c.film.regions != c.regions {
			t.Errorf("%s: %q with searches %v and %d regions, want %q, %s, %d", name, got, c.film.searches, c.film.regions, c.want, c.searches, c.regions)
		}
	}
}

type broken struct{ *film }

var errBroken = errors.New("broken")

func (b broken) Find(int, Found) (face.Face, bool, error) { return face.Face{}, false, errBroken }

type blind struct{ *film }

func (b blind) Search(int) ([]Found, error) { return nil, errBroken }

// tiring finds faces in a number of regions, and then breaks.
type tiring struct {
	*film
	working int
}

func (f *tiring) Find(picture int, known Found) (face.Face, bool, error) {
	if f.working--; f.working < 0 {
		return face.Face{}, false, errBroken
	}
	return f.film.Find(picture, known)
}

// TestErrors of a search and of a region end the block, whichever it is.
func TestErrors(t *testing.T) {
	f := people("1", "1", "1", "1")
	for name, p := range map[string]Pictures{"region": broken{f}, "search": blind{f}} {
		if _, err := Faces(p, 3, bounds); !errors.Is(err, errBroken) {
			t.Errorf("%s: %v", name, err)
		}
	}
	for working := range 4 { // a face that is missed is looked for in three ways
		f := people("1", "1", "1", "1", "1")
		f.missed[[2]int{1, 1}], f.missed[[2]int{2, 1}] = true, true
		if _, err := Faces(&tiring{f, working}, 4, bounds); !errors.Is(err, errBroken) {
			t.Errorf("after %d regions: %v", working, err)
		}
	}
}

// TestSteady: a face is expected where it was first seen until it has moved away from there.
func TestSteady(t *testing.T) {
	f := people("1", "1", "1", "1", "1", "1", "1", "1")
	found(t, f)
	if got := fmt.Sprint(f.expected); got != "[200 200 200 200 212 212]" {
		t.Errorf("expected at %s", got)
	}
}

// TestMost: no face has a higher score than the one of the whole picture allows.
func TestMost(t *testing.T) {
	f := people("1", "1", "1")
	f.most = 0.4
	faces, err := Faces(f, 2, bounds)
	if err != nil || len(faces[1]) != 1 || faces[1][0].Score != 0.4 {
		t.Errorf("%+v, %v", faces[1], err)
	}
}

// TestMoved: the place of a face that moves keeps its size until the face is much larger or smaller.
func TestMoved(t *testing.T) {
	place := face.Box{X: 100, Y: 100, W: 40, H: 50}
	for to, want := range map[face.Box]face.Box{
		{X: 130, Y: 110, W: 36, H: 44}: {X: 128, Y: 107, W: 40, H: 50},
		{X: 130, Y: 110, W: 60, H: 80}: {X: 130, Y: 110, W: 60, H: 80},
		{X: 130, Y: 110, W: 20, H: 30}: {X: 130, Y: 110, W: 20, H: 30},
	} {
		if got := moved(place, to); got != want {
			t.Errorf("%+v: %+v, want %+v", to, got, want)
		}
	}
}

// asking notes what is known of the faces that are looked for.
type asking struct {
	*film
	found Found // Clear and Likely of all faces of whole pictures
	known []Found
}

func (a *asking) Search(picture int) ([]Found, error) {
	list, err := a.film.Search(picture)
	for i := range list {
		list[i].Clear, list[i].Likely = a.found.Clear, a.found.Likely
	}
	return list, err
}

func (a *asking) Find(picture int, known Found) (face.Face, bool, error) {
	a.known = append(a.known, known)
	return a.film.Find(picture, known)
}

// TestWhatIsKnown: what the search says of a face is known in all pictures in which it is looked for.
func TestWhatIsKnown(t *testing.T) {
	for _, want := range []Found{{Clear: true}, {Likely: true}} {
		f := &asking{film: people("1", "1", "1", "1", "1", "1"), found: want}
		if _, err := Faces(f, 5, bounds); err != nil {
			t.Fatal(err)
		}
		differs := func(k Found) bool { return k.Clear != want.Clear || k.Likely != want.Likely }
		if len(f.known) < 2 || slices.ContainsFunc(f.known, differs) {
			t.Errorf("known of a face with %+v: %+v", want, f.known)
		}
	}
}
