package plugin

import (
	"bytes"
	"image"
	"strings"
	"testing"

	"github.com/facecue/facecue/internal/test/kit"
)

// withStride is a picture in memory with gaps of zeros between its rows.
func withStride(p *image.RGBA, stride int) []byte {
	pix := make([]byte, stride*p.Rect.Dy())
	for y := range p.Rect.Dy() {
		copy(pix[y*stride:], p.Pix[y*p.Stride:][:p.Stride])
	}
	return pix
}

// TestTrueStride: the stride is found whatever is expected, also if both differ by a single pixel;
// for a picture without detail it is the expected one.
func TestTrueStride(t *testing.T) {
	for _, w := range []int{360, 854, 1080, 1275, 1919} {
		h := w * 9 / 16
		picture := kit.Photograph(t, w, h)
		for _, align := range alignments {
			for _, expected := range alignments {
				pix := withStride(picture, padded(w, align))
				if got := trueStride(pix, w, h, padded(w, expected)); got != padded(w, align) {
					t.Errorf("%d wide, aligned to %d, expected %d: %d bytes, want %d", w, align, expected, got, padded(w, align))
				}
				if got := trueStride(make([]byte, len(pix)), w, h, padded(w, expected)); got != padded(w, expected) {
					t.Errorf("%d wide, black, expected %d: %d bytes", w, expected, got)
				}
			}
		}
	}
}

// TestTrueStrideOfFewRows: with few rows it is the expected one.
func TestTrueStrideOfFewRows(t *testing.T) {
	picture := kit.Photograph(t, 360, 360)
	for h := range 16 {
		if got := trueStride(picture.Pix[:4*360*h], 360, h, 1472); got != 1472 {
			t.Errorf("%d rows: %d bytes", h, got)
		}
	}
	for _, w := range []int{1, 3, 7} {
		if got := trueStride(make([]byte, 64*180), w, 180, 64); got != 64 {
			t.Errorf("%d wide: %d bytes", w, got)
		}
	}
}

// TestWrongStrideIsHidden: with style blur a picture whose rows are not where the host's are known
// to be is covered as a whole, and logged; other styles are drawn nevertheless.
func TestWrongStrideIsHidden(t *testing.T) {
	for _, c := range []struct {
		host Host
		true int
	}{{Host{}, 1472}, {Host{Align: 16}, 1440}} {
		for kind, hides := range map[string]bool{"blur": true, "box": false} {
			n, l := instance(t, c.host, 360, 203, map[int]string{style: kind})
			in := append(withStride(kit.Photograph(t, 360, 203), c.true), make([]byte, n.Size())...)
			out := bytes.Clone(in)
			n.Update(0, in[:n.Size()], out[:n.Size()])
			if len(l.lines) != 1 || !strings.Contains(l.lines[0], "rows of this program's pictures") {
				t.Errorf("%+v, %s: logged %q", c.host, kind, l.lines)
			}
			below := out[n.Size()/2 : n.Size()] // where no note is
			if hidden := bytes.Equal(below, make([]byte, len(below))); hidden != hides {
				t.Errorf("%+v, %s: the picture is hidden: %t", c.host, kind, hidden)
			}
			if !bytes.Equal(out[n.Size():], in[n.Size():]) {
				t.Errorf("%+v, %s: bytes beyond the picture were written", c.host, kind)
			}
		}
	}
}
