package inference

import (
	"errors"
	"fmt"

	"github.com/facecue/facecue/internal/detection"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/pixel"
	"github.com/facecue/facecue/models"
)

// Region finds a face again near the place where it is expected, in a square part of the
// picture around that place. The square is scaled to regionSide pixels, of which the face takes
// about half, whatever its size in the picture. One goroutine uses it at a time.
type Region struct {
	settings detection.Settings
	session  *models.Session
	heads    []detection.Head
	decoder  detection.Decoder
	pack     packer
	cropper  pixel.Cropper
	crop     pixel.Gray
}

const (
	regionSide   = 96 // of the network's input, pixels
	regionFaces  = 2  // longer sides of the face that a region is wide, at least
	leastRegion  = 24 // side of a region, displayed pixels
	mostRegion   = 1 << 17
	leastOverlap = 0.3 // IoU of a face with the place where it is expected

	// expectedShare is the least score of a face in a region as a share of that of a face in a
	// whole picture: a face is expected there.
	expectedShare = 0.75
)

// TakesRegions tells whether a detector finds faces in regions: its input has to be of any
// size. Others are not measured on regions.
func TakesRegions(card *models.Card) bool {
	return card.Decoder == models.DecodeFacecue && card.Input.Width == 0
}

// NewRegion takes ownership of a session of a detector that takes regions. minScore is as in
// NewDetector.
func NewRegion(session *models.Session, minScore, minFace float32) (*Region, error) {
	r := &Region{
		settings: detectionSettings(&session.Model().Card, minScore, minFace),
		session:  session, pack: newPacker(session.Model().Card.Input), crop: pixel.NewGray(regionSide, regionSide),
	}
	r.settings.MinScore *= expectedShare
	if err := session.Bind(regionSide, regionSide); err != nil {
		return nil, errors.Join(err, session.Close())
	}
	r.heads = heads(session, regionSide, regionSide)
	return r, nil
}

// Find finds the face that is expected in a box of displayed pixels; ok is false where it finds
// none that overlaps the box enough. The face with the highest score counts.
func (r *Region) Find(in *Planes, expected face.Box) (found face.Face, ok bool, err error) {
	at := regionOf(expected)
	scale := float64(at.side) / regionSide
	for i, channel := range in.Channels {
		r.cropper.Crop(r.crop, channel, pixel.Similarity{A: scale, X: float64(at.x), Y: float64(at.y)}, in.aspect())
		r.pack.pack(r.session.Input(), i, regionSide, regionSide, r.crop)
	}
	if err := r.session.Run(); err != nil {
		return found, false, err
	}
	view := detection.View{W: regionSide, H: regionSide, ScaleX: float32(scale), ScaleY: float32(scale)}
	faces, err := r.decoder.Decode(r.heads, r.settings, view)
	if err != nil {
		return found, false, fmt.Errorf("model %s: %w", r.session.Model().Name, err)
	}
	for _, f := range faces {
		if f = f.Moved(float32(at.x), float32(at.y)); f.Box.IoU(expected) >= leastOverlap {
			return f, true, nil
		}
	}
	return found, false, nil
}

// Settle is as Find. If the face that is found lies in another region than the expected one, it
// is found again in that, so that the result depends little on which box was expected.
func (r *Region) Settle(in *Planes, expected face.Box) (face.Face, bool, error) {
	found, ok, err := r.Find(in, expected)
	if err != nil || !ok || regionOf(found.Box) == regionOf(expected) {
		return found, ok, err
	}
	if again, ok, err := r.Find(in, found.Box); err != nil || ok {
		return again, ok, err
	}
	return found, true, nil
}

// Close frees the session. It may be called again.
func (r *Region) Close() error { return r.session.Close() }

// square is a part of a picture, displayed pixels.
type square struct{ x, y, side int }

// regionOf is the region around a box. Its side and its place are of a few values only, so that
// a face that stands still is seen in the same region in each picture and its landmarks stand
// still too.
func regionOf(b face.Box) square {
	side := regionSideFor(regionFaces * max(b.W, b.H))
	step := max(1, side/8)
	c := b.Center()
	snap := func(v float32) int { return (int(v)+step/2)/step*step - side/2 }
	return square{snap(c.X), snap(c.Y), side}
}

// regionSideFor is the side of a region that is next to a length: 24 or 34 times a power of two.
func regionSideFor(length float32) int {
	for octave := 1; octave < 1<<12; octave *= 2 {
		for _, side := range [...]int{24, 34} {
			if float32(side*octave)*1.19 >= length {
				return side * octave
			}
		}
	}
	return 34 << 12
}
