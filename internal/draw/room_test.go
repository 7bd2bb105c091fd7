package draw

import (
	"fmt"
	"testing"

	"github.com/facecue/facecue/internal/face"
)

// TestNoFaceIsCovered: with boxes switched off, no sample of any face is painted, wherever the
// faces are, and the label is painted where there is room.
func TestNoFaceIsCovered(t *testing.T) {
	for name, c := range map[string]struct {
		faces []face.Face
		room  bool
	}{
		"one":               {[]face.Face{faceWith(100, 100, 60, face.Happiness)}, true},
		"at the top":        {[]face.Face{faceWith(100, 0, 60, face.Happiness)}, true},
		"at the right edge": {[]face.Face{faceWith(270, 60, 70, face.Happiness)}, true},
		"one above another": {[]face.Face{faceWith(100, 20, 60, face.Anger), faceWith(100, 82, 60, face.Fear)}, true},
		"beside each other": {[]face.Face{faceWith(20, 100, 60, face.Anger), faceWith(82, 100, 60, face.Fear), faceWith(144, 100, 60, face.Neutral)}, true},
		"a close-up":        {[]face.Face{faceWith(-20, -20, 400, face.Happiness)}, false},
		"nearly a close-up": {[]face.Face{faceWith(10, 10, 300, face.Happiness)}, false},
	} {
		a, err := NewArtist(240, 1, BT601, Style{Parts: Parts{Label: true, Bars: true}})
		if err != nil {
			t.Fatal(err)
		}
		c2 := blank(320, 240, 1, 1)
		before := copied(c2)
		a.Draw(c2, c.faces)
		for i := range c.faces {
			if at := paintedIn(before, c2, a.rect(c.faces[i].Box)); at != "" {
				t.Errorf("%s: face %d is painted over at %s", name, i, at)
			}
		}
		if painted := string(before.Planes[0].Pix) != string(c2.Planes[0].Pix); painted != c.room {
			t.Errorf("%s: painted %v, want %v", name, painted, c.room)
		}
	}
}

// paintedIn is the first luma sample of a rectangle that differs between two canvases.
func paintedIn(a, b *Canvas, r Rect) string {
	x0, y0, x1, y1 := a.Planes[0].clip(r)
	for y := y0; y < y1; y++ {
		for x := x0; x < x1; x++ {
			if i := y*a.Planes[0].Stride + x; a.Planes[0].Pix[i] != b.Planes[0].Pix[i] {
				return fmt.Sprintf("%d,%d", x, y)
			}
		}
	}
	return ""
}

// TestLabelsKeepApart: two faces at one place have labels at two.
func TestLabelsKeepApart(t *testing.T) {
	r := newRoom(320, 240)
	box := Rect{100, 100, 60, 60}
	r.take(box)
	first, ok := r.place(80, 20, plateSpots(box, 80, 20)...)
	second, ok2 := r.place(80, 20, plateSpots(box, 80, 20)...)
	if !ok || !ok2 || first.overlaps(second) || first != (Rect{100, 80, 80, 20}) {
		t.Errorf("%v %v", first, second)
	}
	if _, ok := r.place(400, 20, spot{}); ok {
		t.Error("a label wider than the picture has a place")
	}
}
