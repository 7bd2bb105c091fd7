package inference

import (
	"math"

	"github.com/facecue/facecue/internal/elementary"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/pixel"
)

// A ramp maps a measure to 0 (at none and beyond) to 1 (at full and beyond).
type ramp struct{ none, full float64 }

func (r ramp) at(v float64) float64 { return min(max((v-r.none)/(r.full-r.none), 0), 1) }

// What each property of a face contributes to its quality. Eye distance and sharpness were
// set on recorded faces that were shrunk and blurred step by step: at a quality of 0.3, the
// default threshold, the labels still equal those of the original; a little below they
// differ. The other ramps were set by eye.
var (
	eyesApart = ramp{4, 18}      // displayed pixels; 18 is the distance in a crop of 48 pixels
	sharpness = ramp{0.06, 0.25} // of the aligned crop, as pixel.Sharpness
	contrast  = ramp{4, 20}      // grey levels of the aligned crop
	inside    = ramp{0.55, 0.9}  // share of the box within the picture
	width     = ramp{0.35, 0.8}  // eye distance by eye-mouth distance; 1.06 from the front
	noseAside = ramp{0.55, 0.2}  // nose off the face's axis by eye-mouth distance
)

// quality says how fit a face is to be classified, 0 to 1: the least of its ramps, rounded.
// crop is the aligned luma, w and h the displayed size of the picture.
func quality(f *face.Face, crop pixel.Gray, w, h int) float32 {
	apart, nose, eyes := pose(f.Points)
	box := face.Box{W: float32(w), H: float32(h)}
	return face.RoundScore(float32(min(
		eyesApart.at(eyes),
		sharpness.at(pixel.Sharpness(crop)),
		contrast.at(pixel.Contrast(crop)),
		inside.at(float64(box.Intersect(f.Box).Area()/f.Box.Area())),
		width.at(apart),
		noseAside.at(nose),
	)))
}

// pose measures how far a face is turned. Its axis is the line from the middle of the eyes
// to the middle of the mouth. apart is the distance of the eyes, and nose the distance of the
// nose from the axis, both in lengths of the axis; eyes is the distance in pixels.
func pose(p face.Points) (apart, nose, eyes float64) {
	eyes = elementary.Hypot(float64(p[1].X-p[0].X), float64(p[1].Y-p[0].Y))
	topX, topY := middle(p[0], p[1])
	dx, dy := middle(p[3], p[4])
	dx, dy = dx-topX, dy-topY
	length := elementary.Hypot(dx, dy)
	if length == 0 {
		return 0, math.Inf(1), eyes
	}
	nx, ny := float64(p[2].X)-topX, float64(p[2].Y)-topY
	return eyes / length, math.Abs(float64(nx*dy)-float64(ny*dx)) / (length * length), eyes
}

func middle(a, b face.Point) (x, y float64) {
	return float64(float64(a.X+b.X) / 2), float64(float64(a.Y+b.Y) / 2)
}
