package draw

import (
	"math"
	"testing"

	"github.com/facecue/facecue/internal/face"
)

func faceWith(x, y, size float32, state face.Label) face.Face {
	f := face.Face{ID: 1, Box: face.Box{X: x, Y: y, W: size, H: size}, State: state}
	for i := range f.Smooth {
		f.Smooth[i] = 1.0 / face.NumLabels
	}
	return f
}

// TestDrawingSize: the height of letters is 3 to 8 % of the picture's from 240p to 4K, and
// never under 11 rows.
func TestDrawingSize(t *testing.T) {
	for _, height := range []int{144, 240, 480, 1080, 2160} {
		a := artist(t, height)
		share := float64(a.label.Height()) / float64(height)
		if a.label.Height() < 11 || height >= 240 && (share < 0.03 || share > 0.08) {
			t.Errorf("%dp: letters of %d rows", height, a.label.Height())
		}
	}
}

// TestLabelsDiffer: each state paints another picture, in colour and in words.
func TestLabelsDiffer(t *testing.T) {
	seen := map[string]face.Label{}
	for _, l := range append(labels(), face.Uncertain, face.LowQuality) {
		c := blank(320, 240, 1, 1)
		artist(t, 240).Draw(c, []face.Face{faceWith(60, 60, 80, l)})
		key := string(c.Planes[0].Pix) + string(c.Planes[2].Pix)
		if other, ok := seen[key]; ok {
			t.Errorf("%s looks like %s", l, other)
		}
		seen[key] = l
	}
}

func labels() []face.Label {
	all := face.Labels()
	return all[:]
}

// TestDrawsNearTheFace: what is painted stays within the box, its plate and its
// chart, and the same faces paint the same picture.
func TestDrawsNearTheFace(t *testing.T) {
	c, again := blank(640, 480, 1, 1), blank(640, 480, 1, 1)
	before := copied(c)
	faces := []face.Face{faceWith(100, 200, 100, face.Happiness)}
	artist(t, 480).Draw(c, faces)
	artist(t, 480).Draw(again, faces)
	x0, y0, x1, y1 := changed(before, c, 0)
	if x0 < 95 || y0 < 170 || x1 > 380 || y1 > 310 {
		t.Errorf("painted %d,%d to %d,%d", x0, y0, x1, y1)
	}
	if _, _, x1, _ := changed(c, again, 0); x1 != 0 {
		t.Error("the same faces gave another picture")
	}
}

// FuzzDraw paints faces of any shape at any place on a small canvas.
func FuzzDraw(f *testing.F) {
	f.Add(float32(10), float32(10), float32(30), uint8(2))
	f.Add(float32(-500), float32(1e9), float32(0), uint8(9))
	f.Add(float32(math.Inf(1)), float32(math.NaN()), float32(math.Inf(-1)), uint8(10))
	a := artist(f, 64)
	f.Fuzz(func(t *testing.T, x, y, size float32, state uint8) {
		c := blank(91, 64, 1, 1)
		faces := []face.Face{faceWith(x, y, size, face.Label(state%11))}
		a.Draw(c, faces)
		a.Blur(c, faces)
	})
}

func BenchmarkDraw720p(b *testing.B) {
	a, c := artist(b, 720), blank(1280, 720, 1, 1)
	faces := []face.Face{faceWith(500, 200, 240, face.Happiness)}
	b.ReportAllocs()
	for b.Loop() {
		a.Draw(c, faces)
	}
}

// TestPartsStandAlone: each part paints by itself; without parts nothing is painted.
func TestPartsStandAlone(t *testing.T) {
	seen := map[string]Parts{}
	for _, parts := range []Parts{{}, {Box: true}, {Label: true}, {Bars: true}, {Box: true, Label: true, Bars: true}} {
		c := blank(320, 240, 1, 1)
		a, err := NewArtist(240, 1, BT601, Style{Parts: parts})
		if err != nil {
			t.Fatal(err)
		}
		before := copied(c)
		a.Draw(c, []face.Face{faceWith(60, 60, 80, face.Happiness)})
		if touched := string(before.Planes[0].Pix) != string(c.Planes[0].Pix); touched != (parts != Parts{}) {
			t.Errorf("%+v painted: %t", parts, touched)
		}
		if other, ok := seen[string(c.Planes[0].Pix)]; ok {
			t.Errorf("%+v looks like %+v", parts, other)
		}
		seen[string(c.Planes[0].Pix)] = parts
	}
}
