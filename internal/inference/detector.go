package inference

import (
	"fmt"

	"github.com/facecue/facecue/internal/detection"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/pixel"
	"github.com/facecue/facecue/models"
)

// Detector finds faces and their landmarks. One goroutine uses it at a time.
type Detector struct {
	settings  detection.Settings
	letterbox letterbox
	session   *models.Session
	heads     []detection.Head
	decoder   detection.Decoder
	pack      packer
}

// Settings of the built-in kind of detector (models.DecodeFacecue).
const (
	// averageIoU: boxes that overlap a face by at least this IoU are averaged with it. On
	// photographs the average is nearer to the landmarks than the best box alone.
	averageIoU = 0.6
	// maxContained: a box is dropped if more than this share of it lies inside a
	// higher-scoring box, because it shows a part of that face.
	maxContained = 0.9
)

// NewDetector takes ownership of a detector's session. minScore is the least score of a
// face, 0 for the low threshold of the card; minFace is the least longer side of a face in
// displayed pixels; inputSide is the longer side of the network's input in pixels.
func NewDetector(session *models.Session, minScore, minFace float32, inputSide int) *Detector {
	card := &session.Model().Card
	return &Detector{
		settings:  detectionSettings(card, minScore, minFace),
		letterbox: letterbox{input: card.Input, side: inputSide},
		session:   session,
		pack:      newPacker(card.Input),
	}
}

func detectionSettings(card *models.Card, minScore, minFace float32) detection.Settings {
	if minScore == 0 {
		minScore = card.Threshold.Low
	}
	settings := detection.Settings{MinScore: minScore, IoU: card.NMSIoU, MinSize: minFace}
	if card.Decoder == models.DecodeFacecue {
		settings.AverageIoU, settings.MaxContained = averageIoU, maxContained
	}
	return settings
}

// Find finds the faces of a picture. channels are the planes that the card asks for;
// displayWidth is the width at which the picture is displayed, in pixels; trusted is the longer side in displayed
// pixels up to which a face is believed, 0 for any, as in detection.Settings. The faces are valid until the next call.
func (d *Detector) Find(channels []pixel.Gray, displayWidth int, trusted float32) ([]face.Face, error) {
	if err := d.fit(channels[0], displayWidth); err != nil {
		return nil, err
	}
	if err := d.letterbox.draw(d.session.Input(), channels, d.pack); err != nil {
		return nil, err
	}
	if err := d.session.Run(); err != nil {
		return nil, err
	}
	d.settings.Trusted = trusted
	faces, err := d.decoder.Decode(d.heads, d.settings, d.letterbox.view)
	if err != nil {
		return nil, fmt.Errorf("model %s: %w", d.session.Model().Name, err)
	}
	return faces, nil
}

// fit binds the session to another input size when the picture's size changes.
func (d *Detector) fit(channel pixel.Gray, displayWidth int) error {
	changed, err := d.letterbox.fit(channel.W, channel.H, displayWidth)
	if err != nil || !changed {
		return err
	}
	w, h := d.letterbox.w, d.letterbox.h
	if err := d.session.Bind(w, h); err != nil {
		return err
	}
	d.pack.blacken(d.session.Input())
	d.heads = heads(d.session, w, h)
	return nil
}

// Close frees the session. It may be called again.
func (d *Detector) Close() error { return d.session.Close() }
