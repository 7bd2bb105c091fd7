package track_test

import (
	"testing"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/track"
)

// TestLowScores continue somebody, and never begin anybody.
func TestLowScores(t *testing.T) {
	s := newScenario(t)
	for range 20 {
		if got := s.who(weak(head(1, 100, 100))); got != "" {
			t.Fatalf("a weak face became %s", got)
		}
	}
	s.show(head(1, 100, 100))
	for range 20 {
		if got := s.who(weak(head(1, 101, 100))); got != "1@101 " {
			t.Fatalf("a weak face of a known person: %q", got)
		}
	}
}

// TestLowScoresTakeNobodysPlace: a pattern of low score does not stand between a person
// and the next sighting.
func TestLowScoresTakeNobodysPlace(t *testing.T) {
	s := newScenario(t)
	s.show(head(1, 100, 100))
	s.show(head(1, 100, 100), weak(head(2, 170, 100)))
	if got := s.who(head(2, 165, 100)); got != "1@165 " {
		t.Errorf("got %s", got)
	}
}

// TestHits: a face that is sure only halfway is a person when seen three times.
func TestHits(t *testing.T) {
	s := newScenario(t)
	middling := head(1, 100, 100)
	middling.Score = 0.65
	for i, want := range []string{"", "", "1@100 ", "1@100 "} {
		if got := s.who(middling); got != want {
			t.Errorf("sighting %d: %q, want %q", i+1, got, want)
		}
	}
}

// TestScores: at each threshold of the score a face is a person at once, one when
// seen three times, or nobody.
func TestScores(t *testing.T) {
	for _, c := range []struct {
		score float32
		want  []int // faces kept, picture by picture
	}{
		{0.7, []int{1, 1, 1}}, {0.69, []int{0, 0, 1}}, {0.6, []int{0, 0, 1}}, {0.59, []int{0, 0, 0, 0}},
	} {
		s := newScenario(t)
		for i, want := range c.want {
			f := head(1, 100, 100)
			f.Score = c.score
			if got := s.show(f); len(got) != want {
				t.Errorf("score %v, sighting %d: %d people, want %d", c.score, i+1, len(got), want)
			}
		}
	}
}

// TestPictureFile: the only picture of a file shows each face of a high score, and no other.
func TestPictureFile(t *testing.T) {
	for score, want := range map[float32]int{0.9: 1, 0.6: 1, 0.59: 0} {
		f := head(1, 100, 100)
		f.Score = score
		r := face.Result{Faces: []face.Face{f}, Status: face.Found}
		track.New(track.Parse(track.Options().Defaults()), face.Stream{Still: true}).Update(&r)
		if len(r.Faces) != want {
			t.Errorf("score %v: %d people, want %d", score, len(r.Faces), want)
		}
	}
}

// TestWeakSightingsDoNotConfirm: only a high score counts as a sighting.
func TestWeakSightingsDoNotConfirm(t *testing.T) {
	s := newScenario(t)
	middling := head(1, 100, 100)
	middling.Score = 0.65
	s.show(middling)
	for range 5 {
		if got := s.show(weak(middling)); len(got) != 0 {
			t.Fatalf("a weak sighting confirmed %+v", got)
		}
	}
	s.show(middling)
	if got := s.who(middling); got != "1@100 " {
		t.Errorf("the third high score: %q", got)
	}
}

// TestHighScoresFirst: a weak face does not take a person from a surer one.
func TestHighScoresFirst(t *testing.T) {
	s := newScenario(t)
	s.show(head(1, 100, 100))
	if got := s.who(weak(head(1, 100, 100)), head(1, 110, 100)); got != "1@110 " {
		t.Errorf("got %q", got)
	}
}

// TestFaceOfJustAHighScore belongs to one person only: the person beside it, who is not
// seen, does not get it as a face of low score.
func TestFaceOfJustAHighScore(t *testing.T) {
	s := newScenario(t)
	s.show(head(1, 100, 100), head(2, 130, 100))
	f := head(1, 100, 100)
	f.Score = 0.6
	if got := s.who(f); got != "1@100 " {
		t.Errorf("got %q", got)
	}
}

// TestLookDecides between two places that are equally near.
func TestLookDecides(t *testing.T) {
	s := newScenario(t)
	s.show(head(1, 100, 100), head(2, 180, 100))
	for range 3 {
		if got := s.who(head(2, 139, 100), head(1, 141, 100)); got != "1@141 2@139 " {
			t.Fatalf("two people who changed places: %s", got)
		}
	}
}
