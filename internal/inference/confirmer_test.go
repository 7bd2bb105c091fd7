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

// confirm looks at the faces of a picture and sets their scores.
func confirm(t *testing.T, in *Planes, faces []face.Face) {
	t.Helper()
	sure, err := confirmer(t).Look(in, faces, nil)
	if err != nil {
		t.Fatal(err)
	}
	Confirm(in, faces, sure)
}

// TestConfirm: a face in doubt gets a higher score, which makes no person by itself, and so does one under it of which the
// network is certain. What is no face keeps its score, and so does a face that is sure.
func TestConfirm(t *testing.T) {
	g, drawn := drawn(640, 360, 320, 180, 40, 1)
	empty := face.Box{X: 60, Y: 60, W: 80, H: 100}
	faces := []face.Face{{Score: 0.9, Box: drawn.Box}, {Score: 0.5, Box: drawn.Box}, {Score: 0.5, Box: empty}, {Score: 0.3, Box: drawn.Box}, {Score: 0.3, Box: empty}}
	confirm(t, planesOf(g, 640), faces)
	for i, before := range []float32{0.9, 0.5, 0.5, 0.3, 0.3} {
		rises := i == 1 || i == 3
		if s := faces[i].Score; rises != (s > before) || rises && (s < 0.65 || s >= noDoubt) {
			t.Errorf("the score %v of face %d became %v", before, i, s)
		}
	}
}

// TestConfirmAtTheBorder: a face with a low score that the border of the picture cuts off keeps its score.
func TestConfirmAtTheBorder(t *testing.T) {
	for x, rises := range map[float32]bool{320: true, 16: true, 6: false} {
		g, drawn := drawn(640, 360, x, 180, 40, 1)
		faces := []face.Face{{Score: 0.3, Box: drawn.Box}}
		confirm(t, planesOf(g, 640), faces)
		if s := faces[0].Score; rises != (s > 0.3) {
			t.Errorf("the score of the face in the box %v became %v", drawn.Box, s)
		}
	}
}

// TestConfirmKnown: what a detector finds where it knows a face is confirmed if it is one, and gets a higher score then.
func TestConfirmKnown(t *testing.T) {
	g, drawn := drawn(640, 360, 320, 180, 80, 1)
	for box, want := range map[face.Box]bool{drawn.Box: true, {X: 60, Y: 60, W: 80, H: 100}: false} {
		f := face.Face{Score: 0.3, Box: box}
		ok, err := confirmer(t).ConfirmKnown(planesOf(g, 640), &f)
		if ok != want || err != nil || want != (f.Score > 0.6) || f.Score >= noDoubt {
			t.Errorf("box %v: %v, %v, score %v", box, ok, err, f.Score)
		}
	}
}

// TestLookGoesOn: faces of which it is known how sure the network is are not looked at again, and neither are those that
// cannot be confirmed.
func TestLookGoesOn(t *testing.T) {
	g, drawn := drawn(640, 360, 320, 180, 80, 1)
	atBorder := face.Box{X: -60, Y: 60, W: 80, H: 100}
	faces := []face.Face{{Score: 0.5, Box: drawn.Box}, {Score: 0.5, Box: drawn.Box}, {Score: 0.8, Box: drawn.Box}, {Score: 0.4, Box: atBorder}}
	sure, err := confirmer(t).Look(planesOf(g, 640), faces, []float32{0.25})
	if err != nil || len(sure) != 4 || sure[0] != 0.25 || sure[1] < 0.9 || sure[2] != 1 || sure[3] != 0 {
		t.Errorf("%v, %v", sure, err)
	}
}

// TestConfirmerLoadsLate: the network is loaded for the first face in doubt. An error of it is passed on.
func TestConfirmerLoadsLate(t *testing.T) {
	refused := errors.New("refused")
	c := NewConfirmer(func() (*models.Session, error) { return nil, refused })
	in := planesOf(kit.Room(320, 240), 320)
	if _, err := c.Look(in, []face.Face{{Score: 0.9, Box: face.Box{X: 9, Y: 9, W: 50, H: 60}}}, nil); err != nil {
		t.Error("a sure face:", err)
	}
	if _, err := c.Look(in, []face.Face{{Score: 0.6, Box: face.Box{X: 9, Y: 9, W: 50, H: 60}}}, nil); !errors.Is(err, refused) {
		t.Error("a face in doubt:", err)
	}
	if err := c.Close(); err != nil {
		t.Error(err)
	}
}
