package draw

import (
	"bytes"
	"math"
	"testing"

	"github.com/facecue/facecue/internal/face"
)

// blank is a canvas whose samples differ from their neighbours, with padding behind each row
// that must not change.
func blank(w, h, subX, subY int) *Canvas {
	c := &Canvas{SubX: subX, SubY: subY}
	for i := range c.Planes {
		pw, ph := w, h
		if i > 0 {
			pw, ph = (w+1<<subX-1)>>subX, (h+1<<subY-1)>>subY
		}
		p := Plane{Stride: pw + 5, W: pw, H: ph}
		p.Pix = make([]byte, p.Stride*ph)
		for j := range p.Pix {
			p.Pix[j] = byte(40 + j%7*11 + j/p.Stride%5*13)
		}
		c.Planes[i] = p
	}
	return c
}

func copied(c *Canvas) *Canvas {
	d := *c
	for i := range d.Planes {
		d.Planes[i].Pix = bytes.Clone(c.Planes[i].Pix)
	}
	return &d
}

// changed is the smallest rectangle of plane i that holds all differences; a
// change of the padding shows as one beyond W.
func changed(a, b *Canvas, i int) (x0, y0, x1, y1 int) {
	p, q := a.Planes[i], b.Planes[i]
	x0, y0 = math.MaxInt, math.MaxInt
	for j := range p.Pix {
		if p.Pix[j] != q.Pix[j] {
			x, y := j%p.Stride, j/p.Stride
			x0, y0, x1, y1 = min(x0, x), min(y0, y), max(x1, x+1), max(y1, y+1)
		}
	}
	return x0, y0, x1, y1
}

func TestFillKeepsToItsRectangle(t *testing.T) {
	for _, sub := range [][2]int{{1, 1}, {1, 0}, {0, 0}} {
		for _, r := range []Rect{{3, 5, 10, 7}, {-4, -4, 9, 9}, {25, 17, 20, 20}, {-9, 3, 100, 2}, {50, 50, 4, 4}, {4, 4, 0, 5}, {4, 4, -3, 5}} {
			c := blank(31, 21, sub[0], sub[1])
			before := copied(c)
			c.Fill(r, Paint{235, 128, 200}, 256)
			x0, y0, x1, y1 := changed(before, c, 0)
			want := func(v, least, most int) int { return min(max(v, least), most) }
			if r.W <= 0 || r.X >= 31 {
				if x1 != 0 {
					t.Errorf("%v painted something", r)
				}
				continue
			}
			if x0 != want(r.X, 0, 31) || y0 != want(r.Y, 0, 21) || x1 != want(r.X+r.W, 0, 31) || y1 != want(r.Y+r.H, 0, 21) {
				t.Errorf("%v painted %d,%d to %d,%d", r, x0, y0, x1, y1)
			}
			for i := 1; i < 3; i++ {
				x0, y0, x1, y1 := changed(before, c, i)
				if x1 > c.Planes[i].W || y1 > c.Planes[i].H || x0<<sub[0] > r.X+r.W || y0<<sub[1] > r.Y+r.H || x0 < r.X>>sub[0] || y0 < r.Y>>sub[1] {
					t.Errorf("%v painted %d,%d to %d,%d of plane %d", r, x0, y0, x1, y1, i)
				}
			}
		}
	}
}

func TestOutlineLeavesTheInside(t *testing.T) {
	c := blank(40, 40, 1, 1)
	before := copied(c)
	c.Outline(Rect{8, 8, 20, 20}, 3, Paint{16, 128, 128}, 256)
	for y := 11; y < 25; y++ {
		for x := 11; x < 25; x++ {
			if at := y*c.Planes[0].Stride + x; c.Planes[0].Pix[at] != before.Planes[0].Pix[at] {
				t.Fatalf("the inside changed at %d,%d", x, y)
			}
		}
	}
}

func TestOpacity(t *testing.T) {
	if mix(100, 200, 0) != 100 || mix(100, 200, 256) != 200 || mix(100, 200, 128) != 150 || mix(200, 0, 256) != 0 {
		t.Error("blending does not go from the old value to the new one")
	}
}

// TestColours: colours have the levels that the standards give.
func TestColours(t *testing.T) {
	cases := []struct {
		full    bool
		m       Matrix
		r, g, b uint8
		want    Paint
	}{
		{false, BT601, 255, 255, 255, Paint{235, 128, 128}},
		{false, BT709, 0, 0, 0, Paint{16, 128, 128}},
		{false, BT601, 255, 0, 0, Paint{81, 90, 240}},
		{false, BT709, 255, 0, 0, Paint{63, 102, 240}},
		{false, BT2020, 0, 0, 255, Paint{29, 240, 119}},
		{true, BT601, 255, 255, 255, Paint{255, 128, 128}},
		{true, BT601, 0, 0, 255, Paint{29, 255, 107}},
	}
	for _, c := range cases {
		canvas := Canvas{FullRange: c.full}
		if got := canvas.Colour(c.m, c.r, c.g, c.b); got != c.want {
			t.Errorf("%d %d %d, full range %v: %v, want %v", c.r, c.g, c.b, c.full, got, c.want)
		}
	}
}

// TestBlurHidesAFace: a face becomes a mosaic of 6 by 6 means, and samples outside keep every
// bit.
func TestBlurHidesAFace(t *testing.T) {
	c := blank(200, 160, 1, 1)
	before := copied(c)
	a := artist(t, 160)
	a.Blur(c, []face.Face{{Box: face.Box{X: 60, Y: 40, W: 60, H: 60}}})
	p := c.Planes[0]
	x0, y0, x1, y1 := changed(before, c, 0)
	if x0 < 50 || y0 < 30 || x1 > 130 || y1 > 110 {
		t.Errorf("painted %d,%d to %d,%d", x0, y0, x1, y1)
	}
	values := map[byte]bool{}
	for y := 40; y < 100; y++ {
		for _, v := range p.Pix[y*p.Stride+60 : y*p.Stride+120] {
			values[v] = true
		}
	}
	if len(values) > tiles*tiles {
		t.Errorf("%d levels are left in the face", len(values))
	}
}

func artist(t testing.TB, height int) *Artist {
	t.Helper()
	a, err := NewArtist(height, 1, BT601, Style{Parts: Parts{true, true, true}})
	if err != nil {
		t.Fatal(err)
	}
	return a
}
