package inference

import (
	"math"
	"testing"

	"github.com/facecue/facecue/internal/detection"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/pixel"
	"github.com/facecue/facecue/internal/test/kit"
	"github.com/facecue/facecue/models"
)

func detector(t testing.TB, minScore, minFace float32, inputSide int) *Detector {
	t.Helper()
	d := NewDetector(open(t, models.DefaultDetector, models.Detector), minScore, minFace, inputSide)
	t.Cleanup(func() {
		if err := d.Close(); err != nil {
			t.Error(err)
		}
		if err := d.Close(); err != nil {
			t.Error("closed twice:", err)
		}
	})
	return d
}

// apart is the greatest distance of the centre and the eyes of got from those of want, in
// widths of want.
func apart(got, want *face.Face) float64 {
	most := 0.0
	for _, p := range [][2]face.Point{{got.Box.Center(), want.Box.Center()}, {got.Points[0], want.Points[0]}, {got.Points[1], want.Points[1]}} {
		most = max(most, math.Hypot(float64(p[0].X-p[1].X), float64(p[0].Y-p[1].Y)))
	}
	return most / float64(want.Box.W)
}

// TestFind: one detector finds a drawn face at its place in displayed pixels, in pictures
// of several sizes one after the other, also with samples wider than high.
func TestFind(t *testing.T) {
	d := detector(t, 0.5, 0, 320)
	for _, c := range []struct{ w, h, stretch int }{{640, 360, 1}, {360, 640, 1}, {320, 360, 2}, {300, 300, 1}, {640, 360, 1}} {
		g, want := drawn(c.w, c.h, 180, 180, 120, c.stretch)
		faces, err := d.Find([]pixel.Gray{g}, c.w*c.stretch, 0)
		if err != nil {
			t.Fatal(err)
		}
		if len(faces) != 1 {
			t.Fatalf("%dx%d: %d faces", c.w, c.h, len(faces))
		}
		if off := apart(&faces[0], want); off > 0.15 {
			t.Errorf("%dx%d: %v of its width off: %+v", c.w, c.h, off, faces[0])
		}
		scaled := d.letterbox.scaled
		if longer := max(scaled.W, scaled.H); longer != 320 {
			t.Errorf("%dx%d: the network's input is %dx%d", c.w, c.h, scaled.W, scaled.H)
		}
	}
}

// TestFindNothing: an empty room has no face, also right after a picture with a face.
func TestFindNothing(t *testing.T) {
	d := detector(t, 0.5, 0, 320)
	g, _ := drawn(320, 240, 150, 120, 100, 1)
	for _, c := range []struct {
		g    pixel.Gray
		want int
	}{{g, 1}, {kit.Room(320, 240), 0}, {g, 1}, {kit.Room(2, 2), 0}} {
		faces, err := d.Find([]pixel.Gray{c.g}, c.g.W, 0)
		if err != nil || len(faces) != c.want {
			t.Errorf("%d faces, want %d (%v)", len(faces), c.want, err)
		}
	}
}

// TestFindSettings: the least score and size are applied; score 0 means the card's.
func TestFindSettings(t *testing.T) {
	g, _ := drawn(640, 360, 300, 180, 60, 1)
	for _, c := range []struct {
		minScore, minFace float32
		want              int
	}{{0.5, 0, 1}, {0.5, 50, 1}, {0.5, 100, 0}, {0.995, 0, 0}} {
		faces, err := detector(t, c.minScore, c.minFace, 320).Find([]pixel.Gray{g}, 640, 0)
		if err != nil || len(faces) != c.want {
			t.Errorf("least score %v, least side %v: %d faces (%v)", c.minScore, c.minFace, len(faces), err)
		}
	}
	d := detector(t, 0, 0, 320)
	if want := d.session.Model().Threshold.Low; want == 0 || d.settings.MinScore != want {
		t.Errorf("least score %v, the card says %v", d.settings.MinScore, want)
	}
	if d.settings.AverageIoU != averageIoU || d.settings.MaxContained != maxContained {
		t.Errorf("the built-in detector's boxes are not averaged: %+v", d.settings)
	}
}

// TestFindRefuses: a picture without samples and a closed detector are errors.
func TestFindRefuses(t *testing.T) {
	d := detector(t, 0.5, 0, 320)
	if _, err := d.Find([]pixel.Gray{{}}, 0, 0); err == nil {
		t.Error("no error of a picture without pixels")
	}
	closed := NewDetector(open(t, models.DefaultDetector, models.Detector), 0.5, 0, 320)
	if err := closed.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := closed.Find([]pixel.Gray{kit.Room(64, 64)}, 64, 0); err == nil {
		t.Error("no error of a closed detector")
	}
}

// TestHeads: each level has as many cells as its stride leaves of the input.
func TestHeads(t *testing.T) {
	session := open(t, models.DefaultDetector, models.Detector)
	defer session.Close()
	card := &session.Model().Card
	w, h := card.Input.Size(320, 180)
	if err := session.Bind(w, h); err != nil {
		t.Fatal(err)
	}
	list := heads(session, w, h)
	if len(list) != len(card.Strides()) || len(list) == 0 {
		t.Fatalf("%d heads of %d strides", len(list), len(card.Strides()))
	}
	for i, stride := range card.Strides() {
		m, ok := list[i].(detection.Map)
		if !ok || m.W != w/stride || m.H != h/stride || m.Stride != stride || len(m.Data) != 15*m.W*m.H {
			t.Errorf("stride %d of %dx%d: %T of %dx%d, %d values", stride, w, h, list[i], m.W, m.H, len(m.Data))
		}
	}
}
