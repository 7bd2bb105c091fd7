package pixel

import "testing"

// TestLineIsLinear: line gives the results of linear, up to the last place that has samples
// on all sides.
func TestLineIsLinear(t *testing.T) {
	src := wavy(37, 29)
	row := make([]byte, 24)
	for _, c := range []struct{ x, y, stepX, stepY int }{
		{0, 0, 100, 70}, {5*one + 77, 3*one + 300, one, one / 2}, {35*one + 0xffff, 27*one + 0xffff, -one - 9, -one / 3}, {0, 27 * one, 3 * one / 2, -one},
	} {
		if last := len(row) - 1; !src.hasNeighbours(c.x, c.y) || !src.hasNeighbours(c.x+last*c.stepX, c.y+last*c.stepY) {
			t.Fatalf("%+v leaves the picture", c)
		}
		src.line(row, c.x, c.y, c.stepX, c.stepY)
		for u, got := range row {
			if want := src.linear(c.x+u*c.stepX, c.y+u*c.stepY); got != want {
				t.Fatalf("%+v: place %d is %d, want %d", c, u, got, want)
			}
		}
	}
	for _, at := range [][2]int{{-1, 0}, {0, -1}, {36 * one, 0}, {0, 28 * one}} {
		if src.hasNeighbours(at[0], at[1]) {
			t.Errorf("%v has samples on all sides", at)
		}
	}
}
