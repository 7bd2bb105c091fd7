package draw

import "testing"

// TestPackedMosaic: tiles narrower than a pair of pixels, wider than a lane's sums
// can be, of odd widths, and cut off by the picture.
func TestPackedMosaic(t *testing.T) {
	const w, h = 3301, 40
	for _, r := range []Rect{{0, 0, w, h}, {1, 1, 7, 9}, {3, 2, 1, 30}, {100, -5, 3125, 30}, {3000, 10, 900, 90}, {5, 5, 0, 3}} {
		planar := blank(w, h, 0, 0)
		pix := together(planar)
		packed := Packed(pix, 4*w, w, h)
		planar.Mosaic(r)
		packed.Mosaic(r)
		if string(pix) != string(together(planar)) {
			t.Errorf("%v differs from planes", r)
		}
	}
}
