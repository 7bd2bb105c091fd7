package draw

import (
	"testing"

	"github.com/facecue/facecue/internal/face"
)

// together packs three planes of full size, with a fourth byte that tells a
// place from the next.
func together(c *Canvas) []byte {
	w, h := c.Planes[0].W, c.Planes[0].H
	pix := make([]byte, 4*w*h)
	for y := range h {
		for x := range w {
			at := 4 * (y*w + x)
			for i, p := range c.Planes {
				pix[at+i] = p.Pix[y*p.Stride+x]
			}
			pix[at+3] = byte(x*7 + y)
		}
	}
	return pix
}

// TestPackedIsPlanar: packed pixels get what planes get, and nothing else.
func TestPackedIsPlanar(t *testing.T) {
	a, err := NewArtist(240, 1, RGB, Style{Parts: Parts{true, true, true}})
	if err != nil {
		t.Fatal(err)
	}
	planar := blank(320, 240, 0, 0)
	pix := together(planar)
	packed := Packed(pix, 4*320, 320, 240)
	faces := []face.Face{faceWith(60, 60, 80, face.Happiness), faceWith(290, -20, 60, face.LowQuality)}
	for _, c := range []*Canvas{planar, &packed} {
		a.Draw(c, faces)
		a.Blur(c, []face.Face{faceWith(200, 150, 70, face.None)})
	}
	if want := together(planar); string(pix) != string(want) {
		t.Error("packed pixels differ from planes that were drawn on likewise")
	}
}

// TestFade: what is drawn lets the picture through, what is hidden does not.
func TestFade(t *testing.T) {
	a := artist(t, 160)
	faces := []face.Face{faceWith(60, 40, 60, face.Fear)}
	c, clear := blank(200, 160, 0, 0), blank(200, 160, 0, 0)
	c.Fade = 256
	a.Draw(c, faces)
	if _, _, x1, _ := changed(clear, c, 0); x1 != 0 {
		t.Error("a drawing faded out left a trace")
	}
	a.Blur(c, faces)
	a.Blur(clear, faces)
	if _, _, x1, _ := changed(clear, c, 0); x1 != 0 {
		t.Error("a mosaic let the picture through")
	}
}

// TestParts: each part adds to the one before, and a face
// without a number gets no name.
func TestParts(t *testing.T) {
	last := 0
	for _, m := range []Parts{{Box: true}, {Box: true, Label: true}, {true, true, true}} {
		a, err := NewArtist(240, 1, BT601, Style{Parts: m})
		if err != nil {
			t.Fatal(err)
		}
		c, before := blank(320, 240, 0, 0), blank(320, 240, 0, 0)
		a.Draw(c, []face.Face{faceWith(60, 60, 80, face.Happiness)})
		n := 0
		for i, v := range c.Planes[0].Pix {
			if v != before.Planes[0].Pix[i] {
				n++
			}
		}
		if n <= last {
			t.Errorf("parts %v change %d samples, those before %d", m, n, last)
		}
		last = n
	}
	if got := artist(t, 240).namePrefix(&face.Face{}); got != "" {
		t.Errorf("a face without a track is called %q", got)
	}
}

func BenchmarkDraw1080pPacked(b *testing.B) {
	a, err := NewArtist(1080, 1, RGB, Style{Parts: Parts{true, true, true}})
	if err != nil {
		b.Fatal(err)
	}
	c := Packed(make([]byte, 1920*1080*4), 4*1920, 1920, 1080)
	faces := []face.Face{faceWith(700, 300, 360, face.Happiness), faceWith(1300, 300, 300, face.Anger)}
	b.ReportAllocs()
	for b.Loop() {
		a.Draw(&c, faces)
	}
}
