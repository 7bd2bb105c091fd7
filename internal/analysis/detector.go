// Package analysis finds the faces of one picture and judges them, each picture
// by itself. It reads planes in memory and knows no libav, so that a host with a
// libav of its own can load it.
package analysis

import (
	"fmt"

	"github.com/facecue/facecue/internal/detection"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/pixel"
	"github.com/facecue/facecue/models"
)

// Detector finds faces and their landmarks. One goroutine uses it at a time.
type Detector struct {
	settings detection.Settings
	canvas   canvas
	session  *models.Session
	heads    []detection.Head
	decoder  detection.Decoder
	pack     packer
}

// same is the IoU of cells that mean the same face, of our own detectors. On photos the
// average of those is nearer to the landmarks than the best of them.
const same = 0.6

// within is the share of a box that lies in a surer face of our own detector: a part
// of that face. No other head is seen through one.
const within = 0.9

// NewDetector owns a session of a detector. Low is the least score of a face, 0 for
// that of its card; min is the smallest face, displayed pixels; side is the longer
// side of the network's input.
func NewDetector(session *models.Session, low, min float32, side int) *Detector {
	card := &session.Model().Card
	if low == 0 {
		low = card.Threshold.Low
	}
	settings := detection.Settings{Score: low, IoU: card.NMSIoU, MinSize: min}
	if card.Decoder == models.DecodeFacecue {
		settings.Same, settings.Within = same, within
	}
	return &Detector{
		settings: settings,
		canvas:   canvas{input: card.Input, side: side},
		session:  session,
		pack:     newPacker(card.Input),
	}
}

// Find finds the faces of a picture, given in the planes its card asks for and
// shown so many pixels wide. They are valid until the next call.
func (d *Detector) Find(planes []pixel.Gray, shown int) ([]face.Face, error) {
	if err := d.fit(planes[0], shown); err != nil {
		return nil, err
	}
	if err := d.canvas.draw(d.session.Input(), planes, d.pack); err != nil {
		return nil, err
	}
	if err := d.session.Run(); err != nil {
		return nil, err
	}
	faces, err := d.decoder.Decode(d.heads, d.settings, d.canvas.view)
	if err != nil {
		return nil, fmt.Errorf("model %s: %w", d.session.Model().Name, err)
	}
	return faces, nil
}

// Small is the picture of the last call as the network was given it: its luma, or
// a colour that cuts show in as well.
func (d *Detector) Small() pixel.Gray { return d.canvas.small }

// fit follows a change of the picture's size.
func (d *Detector) fit(plane pixel.Gray, shown int) error {
	changed, err := d.canvas.fit(plane.W, plane.H, shown)
	if err != nil || !changed {
		return err
	}
	w, h := d.canvas.w, d.canvas.h
	if err := d.session.Bind(w, h); err != nil {
		return err
	}
	d.pack.blacken(d.session.Input())
	d.heads = heads(d.session, w, h)
	return nil
}

// Close frees the session. It may be called again.
func (d *Detector) Close() error { return d.session.Close() }
