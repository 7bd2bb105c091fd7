package track_test

import (
	"testing"

	"github.com/facecue/facecue/internal/face"
)

// TestCut puts another person, then the same one, at the same place of another
// scene.
func TestCut(t *testing.T) {
	for person, want := range map[int]string{1: "1@100 ", 2: "2@100 "} {
		s := newScenario(t)
		for range 20 {
			s.show(head(1, 100, 100))
		}
		s.scene = 30
		if got := s.who(head(person, 100, 100)); got != want {
			t.Errorf("person %d after the cut: %s, want %s", person, got, want)
		}
	}
}

// TestJump: the first picture of another shot is a jump, and one that changes half as much. Numbers go on behind that.
func TestJump(t *testing.T) {
	s := newScenario(t)
	for k := range 20 {
		s.scene = []uint8{0, 8, 38}[k/7]
		if got := s.who(head(1, 100, 100)); s.jump != (k%7 == 0 && k > 0) || got != "1@100 " {
			t.Errorf("picture %d: jump %v, %s", k, s.jump, got)
		}
	}
}

// TestCutEndsTheUnseen: who is not in the new shot does not come back by the number.
func TestCutEndsTheUnseen(t *testing.T) {
	s := newScenario(t)
	s.show(head(1, 100, 100), head(2, 600, 100))
	s.scene = 30
	if got := s.who(head(1, 100, 100)); got != "1@100 " {
		t.Fatalf("after the cut: %s", got)
	}
	if got := s.who(head(1, 100, 100), head(2, 600, 100)); got != "1@100 3@600 " {
		t.Errorf("back after the cut: %s", got)
	}
}

// TestNoScene: a picture without a thumbnail is no cut.
func TestNoScene(t *testing.T) {
	s := newScenario(t)
	s.show(head(1, 100, 100))
	r := face.Result{Frame: 1, PTS: 1, Faces: []face.Face{head(2, 100, 100)}, Status: face.Found}
	for i := range r.Scene {
		r.Scene[i] = uint8(100 * (i % 3))
	}
	if s.tracker.Update(&r); len(r.Faces) != 1 || r.Faces[0].ID != 1 {
		t.Errorf("got %+v", r.Faces)
	}
}

// TestLowScoreAcrossCut: a face of low score never continues somebody across a cut.
func TestLowScoreAcrossCut(t *testing.T) {
	s := newScenario(t)
	s.show(head(1, 100, 100))
	s.scene = 30
	if got := s.who(weak(head(1, 100, 100))); got != "" {
		t.Errorf("a low score was joined across a cut: %s", got)
	}
}
