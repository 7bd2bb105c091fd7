package speech_test

import (
	"testing"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/speech"
)

var stream = face.Stream{Clock: face.Clock{Base: face.Rational{Num: 1, Den: 100}}}

// picture is a face with stripes, a mouth that is open by so many grey levels, and light added
// to all of it. Every second cell of the whole face is brighter by so much as moved, as when the
// head moves a little.
func picture(open, light, moved int) *face.Small {
	var p face.Small
	for y := range face.SmallSide {
		for x := range face.SmallSide {
			p[face.SmallSide*y+x] = uint8(100 + 40*(x/2%2) + light + moved*(x%2))
			if y >= 18 && y < 21 && x >= 9 && x < 15 {
				p[face.SmallSide*y+x] = uint8(100 - open + light + moved*(x%2))
			}
		}
	}
	return &p
}

// score is that of the last of some pictures, which follow each other every 0.04 s.
func score(pictures ...*face.Small) (last float32) {
	m := speech.NewMeter(stream)
	for n, p := range pictures {
		m.Forget(int64(4 * n))
		last = m.Score(&face.Face{ID: 1, Small: p}, int64(4*n))
	}
	return last
}

// TestScore: a mouth that moves talks; a face that does not move, in light that changes, or that
// moves as a whole, does not.
func TestScore(t *testing.T) {
	at := picture(20, 0, 0)
	for _, c := range []struct {
		name     string
		from, to *face.Small
		talks    bool
	}{
		{"the mouth opens", at, picture(60, 0, 0), true},
		{"the mouth closes", picture(60, 0, 0), at, true},
		{"the mouth opens a little and nothing else moves", at, picture(26, 0, 0), true},
		{"nothing moves", at, at, false},
		{"the light changes", at, picture(20, 20, 0), false},
		{"all moves", at, picture(20, 0, 5), false},
		{"all moves and the mouth opens", at, picture(60, 0, 5), true},
	} {
		if got := score(c.from, c.to); (got > 0.5) != c.talks || got < 0 || got > 1 {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}

// TestNothingToCompareWith: first pictures, faces without a picture, pictures of others, pictures
// too close together or too far apart.
func TestNothingToCompareWith(t *testing.T) {
	m := speech.NewMeter(stream)
	for _, c := range []struct {
		id   int
		pts  int64
		open int
		half bool
	}{
		{1, 100, 20, true}, {2, 104, 60, true}, {1, 102, 60, true}, {1, 104, 60, false}, {1, 106, 20, false}, {1, 140, 60, true}, {1, 50, 20, true}, {1, 54, 60, false},
	} {
		if got := m.Score(&face.Face{ID: c.id, Small: picture(c.open, 0, 0)}, c.pts); (got == 0.5) != c.half {
			t.Errorf("person %d at %d: %v", c.id, c.pts, got)
		}
	}
	if got := m.Score(&face.Face{ID: 1}, 58); got != 0.5 {
		t.Errorf("without a picture: %v", got)
	}
}

// TestPlaces of the score, of the state, and of what tells who speaks.
func TestPlaces(t *testing.T) {
	other := face.Estimate{Name: "valence"}
	for _, c := range []struct {
		list               []face.Estimate
		score, state, told int
	}{
		{nil, -1, -1, -1}, {[]face.Estimate{other}, -1, -1, -1}, {[]face.Estimate{other, speech.Estimate}, 1, -1, 1},
		{[]face.Estimate{other, speech.Estimate, speech.State}, 1, 2, 2},
	} {
		if a, b, d := speech.Index(c.list), speech.StateIndex(c.list), speech.Told(c.list); a != c.score || b != c.state || d != c.told {
			t.Errorf("%v: %d %d %d", c.list, a, b, d)
		}
	}
}

// TestForget: what is too old is not compared with, and takes no memory.
func TestForget(t *testing.T) {
	m := speech.NewMeter(stream)
	m.Score(&face.Face{ID: 1, Small: picture(20, 0, 0)}, 0)
	m.Forget(29)
	if got := m.Score(&face.Face{ID: 1, Small: picture(60, 0, 0)}, 29); got == 0.5 {
		t.Error("a picture of 0.29 s before was forgotten")
	}
	m.Forget(200)
	if got := m.Score(&face.Face{ID: 1, Small: picture(60, 0, 0)}, 200); got != 0.5 {
		t.Errorf("a picture of 1.7 s before was compared with: %v", got)
	}
}
