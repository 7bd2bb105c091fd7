package inference

import (
	"errors"
	"testing"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/test/kit"
	"github.com/facecue/facecue/models"
)

func confirmer(t *testing.T) *Confirmer {
	t.Helper()
	c := NewConfirmer(func() (*models.Session, error) { return open(t, models.DefaultConfirm, models.Confirm), nil })
	t.Cleanup(func() {
		if err := c.Close(); err != nil {
			t.Error(err)
		}
	})
	return c
}

// TestConfirm: a face in doubt gets a higher score, which makes no person by itself; what is no face keeps its score, and
// so does a face that is sure.
func TestConfirm(t *testing.T) {
	g, drawn := drawn(640, 360, 320, 180, 80, 1)
	empty := face.Box{X: 60, Y: 60, W: 80, H: 100}
	faces := []face.Face{{Score: 0.9, Box: drawn.Box}, {Score: 0.5, Box: drawn.Box}, {Score: 0.5, Box: empty}, {Score: 0.3, Box: drawn.Box}}
	if err := confirmer(t).Confirm(planesOf(g, 640), faces); err != nil {
		t.Fatal(err)
	}
	if s := faces[1].Score; s < 0.65 || s >= noDoubt {
		t.Errorf("the score of a face in doubt became %v", s)
	}
	if faces[0].Score != 0.9 || faces[2].Score != 0.5 {
		t.Errorf("the scores of a sure face and of no face became %v and %v", faces[0].Score, faces[2].Score)
	}
}

// TestConfirmerLoadsLate: the network is loaded for the first face in doubt. An error of it is passed on.
func TestConfirmerLoadsLate(t *testing.T) {
	refused := errors.New("refused")
	c := NewConfirmer(func() (*models.Session, error) { return nil, refused })
	in := planesOf(kit.Room(320, 240), 320)
	if err := c.Confirm(in, []face.Face{{Score: 0.9, Box: face.Box{X: 9, Y: 9, W: 50, H: 60}}}); err != nil {
		t.Error("a sure face:", err)
	}
	if err := c.Confirm(in, []face.Face{{Score: 0.6, Box: face.Box{X: 9, Y: 9, W: 50, H: 60}}}); !errors.Is(err, refused) {
		t.Error("a face in doubt:", err)
	}
	if err := c.Close(); err != nil {
		t.Error(err)
	}
}
