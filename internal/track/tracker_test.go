package track_test

import (
	"testing"

	"github.com/facecue/facecue/internal/face"
)

func TestOnePersonMoves(t *testing.T) {
	s := newScenario(t)
	for i := range 100 {
		if got := s.show(head(1, float32(10+5*i), 100)); len(got) != 1 || got[0].ID != 1 {
			t.Fatalf("frame %d: %+v", i, got)
		}
	}
}

// TestCrossing lets two people pass through each other's place and asks who
// stands where afterwards.
func TestCrossing(t *testing.T) {
	s := newScenario(t)
	var left, right int
	for i := range 101 {
		faces := s.show(head(1, float32(6*i), 100), head(2, float32(600-6*i), 110))
		if i == 0 {
			left, right = at(faces, 0), at(faces, 600)
		}
		if i == 100 && (at(faces, 600) != left || at(faces, 0) != right) {
			t.Errorf("numbers were swapped: %d and %d became %d and %d", left, right, at(faces, 600), at(faces, 0))
		}
	}
}

// TestHiddenWhileCrossing: the one behind is not seen for half a second.
func TestHiddenWhileCrossing(t *testing.T) {
	s := newScenario(t)
	for i := range 101 {
		faces := []face.Face{head(1, float32(6*i), 100)}
		if i < 44 || i > 56 {
			faces = append(faces, head(2, float32(600-6*i), 110))
		}
		kept := s.show(faces...)
		if i == 100 && (at(kept, 600) != 1 || at(kept, 0) != 2) {
			t.Errorf("after hiding: %d and %d", at(kept, 600), at(kept, 0))
		}
	}
}

func at(faces []face.Face, x float32) int {
	for _, f := range faces {
		if f.Box.X == x {
			return f.ID
		}
	}
	return 0
}

func TestGap(t *testing.T) {
	cases := []struct {
		name   string
		frames int
		want   string
	}{
		{"a second", 25, "1@110 "},
		{"two seconds", 50, "2@110 "},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			s := newScenario(t)
			for range 20 {
				s.show(head(1, 100, 100))
			}
			for range c.frames {
				s.show()
			}
			if got := s.who(head(1, 110, 100)); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}

// TestNotAnalysed frames pass through and forget nobody.
func TestNotAnalysed(t *testing.T) {
	s := newScenario(t)
	s.show(head(1, 100, 100))
	r := face.Result{Frame: 1, PTS: 1, Status: face.NotAnalysed}
	s.tracker.Update(&r)
	for ; r.PTS < 100; r.PTS++ {
		r.HasScene, r.Scene[0] = true, uint8(r.PTS)
		s.tracker.Update(&r)
	}
	s.frame = r.PTS
	if got := s.who(head(1, 100, 100)); got != "1@100 " {
		t.Errorf("got %s", got)
	}
}
