package plugin

import "github.com/facecue/facecue/internal/face"

// placement is the place of the recording's picture within the host's.
type placement struct{ x, y, scaleX, scaleY float32 }

// place gives the placement of a recording of w x h displayed pixels in a picture of toW x toH.
// A host that pads keeps the shape and centres the recording.
func place(w, h, toW, toH int, pads bool) placement {
	if w <= 0 || h <= 0 {
		return placement{scaleX: 1, scaleY: 1}
	}
	p := placement{scaleX: float32(toW) / float32(w), scaleY: float32(toH) / float32(h)}
	if !pads || sameScale(p.scaleX, p.scaleY) {
		return p
	}
	scale := min(p.scaleX, p.scaleY)
	return placement{(float32(toW) - scale*float32(w)) / 2, (float32(toH) - scale*float32(h)) / 2, scale, scale}
}

// sameScale tells whether two scales differ by rounding only.
func sameScale(a, b float32) bool { return a < b*1.01 && b < a*1.01 }

func (p placement) box(b face.Box) face.Box {
	return face.Box{X: p.x + b.X*p.scaleX, Y: p.y + b.Y*p.scaleY, W: b.W * p.scaleX, H: b.H * p.scaleY}
}
