package face

import (
	"math"

	"github.com/facecue/facecue/internal/elementary"
)

// A Ramp maps a measure to 0 (at None and beyond) to 1 (at Full and beyond).
type Ramp struct{ None, Full float64 }

// At is the value of a measure, 0 to 1.
func (r Ramp) At(v float64) float64 { return min(max((v-r.None)/(r.Full-r.None), 0), 1) }

// What the place of a face contributes to its quality. Eye distance was set on recorded faces that were shrunk step by
// step: at a quality of 0.3, the default threshold, the labels still equal those of the original; a little below they
// differ. The other ramps were set by eye.
var (
	eyesApart = Ramp{4, 18}     // displayed pixels; 18 is the distance in a crop of 48 pixels
	inside    = Ramp{0.55, 0.9} // share of the box within the picture
	width     = Ramp{0.35, 0.8} // eye distance by eye-mouth distance; 1.06 from the front
	noseAside = Ramp{0.55, 0.2} // nose off the face's axis by eye-mouth distance
)

// Fit says how fit a face is to be classified by where it lies in the picture, each 0 to 1. The quality of a face is the
// least of these and of what its pixels allow.
type Fit struct {
	Size  float64 // its eyes are far enough apart
	Whole float64 // it is not cut off by the edge of the picture
	Front float64 // it is not turned away
}

// Fit is that of a face in a picture of w times h displayed pixels.
func (f *Face) Fit(w, h int) Fit {
	apart, nose, eyes := f.Points.pose()
	picture := Box{W: float32(w), H: float32(h)}
	return Fit{
		Size:  eyesApart.At(eyes),
		Whole: inside.At(float64(picture.Intersect(f.Box).Area() / f.Box.Area())),
		Front: min(width.At(apart), noseAside.At(nose)),
	}
}

// pose measures how far a face is turned. Its axis is the line from the middle of the eyes
// to the middle of the mouth. apart is the distance of the eyes, and nose the distance of the
// nose from the axis, both in lengths of the axis; eyes is the distance in pixels.
func (p Points) pose() (apart, nose, eyes float64) {
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

func middle(a, b Point) (x, y float64) {
	return float64(float64(a.X+b.X) / 2), float64(float64(a.Y+b.Y) / 2)
}
