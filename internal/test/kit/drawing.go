package kit

import (
	"math"

	"github.com/facecue/facecue/internal/pixel"
)

// blob is a soft ellipse: centre (relative to the face's) and half axes in face widths, and the grey
// level that it adds.
type blob struct{ x, y, rx, ry, grey float64 }

var drawnFace = []blob{
	{0, -0.15, 0.62, 0.80, -70},                                   // hair
	{0, 0.08, 0.48, 0.64, 110},                                    // skin
	{-0.2, -0.06, 0.10, 0.05, -70}, {0.2, -0.06, 0.10, 0.05, -70}, // eyes
	{-0.2, -0.06, 0.035, 0.04, -50}, {0.2, -0.06, 0.035, 0.04, -50},
	{-0.2, -0.17, 0.13, 0.025, -60}, {0.2, -0.17, 0.13, 0.025, -60}, // brows
	{0, 0.12, 0.05, 0.14, 15}, {0, 0.21, 0.09, 0.025, -45}, // nose
	{0, 0.38, 0.17, 0.035, -70}, // mouth
	{0, 0.62, 0.25, 0.05, -30},  // chin
}

// DrawFace draws an artificial face. From a width of 30 pixels on the detector finds it with a score
// near 0.9. The eyes are 0.4 widths apart and 0.06 above y, the mouth 0.38 below. Positions and
// widths are in displayed pixels; a displayed sample is stretch times as wide as high.
func DrawFace(g pixel.Gray, x, y, width, stretch float64) {
	for v := range g.H {
		row := g.Row(v)
		for u := range row {
			px, py := ((float64(u)+0.5)*stretch-x)/width, (float64(v)+0.5-y)/width
			if math.Abs(px) < 1 && math.Abs(py) < 1.2 {
				row[u] = shade(float64(row[u]), px, py)
			}
		}
	}
}

// FaintFace is an empty room of 640x360 pixels with a face in the middle that has a share of its contrast, from 0 to 1.
func FaintFace(width, contrast float64) pixel.Gray {
	room, g := Room(640, 360), Room(640, 360)
	DrawFace(g, 320, 180, width, 1)
	for i, grey := range room.Pix {
		g.Pix[i] = uint8(float64(grey) + float64(contrast*(float64(g.Pix[i])-float64(grey))))
	}
	return g
}

// shade adds the blobs to a grey level; x and y are in face widths.
func shade(grey, x, y float64) uint8 {
	for _, b := range drawnFace {
		d := math.Hypot((x-b.x)/b.rx, (y-b.y)/b.ry)
		grey += b.grey * min(max((1.15-d)/0.3, 0), 1)
	}
	return uint8(min(max(grey, 0), 255))
}

// Room is a grey picture without a face, brighter at the top.
func Room(w, h int) pixel.Gray {
	g := pixel.NewGray(w, h)
	for y := range h {
		row := g.Row(y)
		for x := range row {
			row[x] = uint8(140 - 30*y/h)
		}
	}
	return g
}
