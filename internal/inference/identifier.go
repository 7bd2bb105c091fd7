package inference

import (
	"errors"
	"math"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/pixel"
	"github.com/facecue/facecue/models"
)

// Identifier works out the numbers by which faces of a recording are compared. One goroutine
// uses it at a time.
type Identifier struct {
	session *models.Session
	aligner aligner
	pack    packer
	crop    pixel.Gray
	cropper pixel.Cropper
}

// NewIdentifier takes ownership of the session of an identity network, also when it fails.
func NewIdentifier(session *models.Session) (*Identifier, error) {
	card := &session.Model().Card
	side := card.Input.Width
	if err := session.Bind(side, side); err != nil {
		return nil, errors.Join(err, session.Close())
	}
	return &Identifier{
		session: session, aligner: newAligner(card.Crop), pack: newPacker(card.Input), crop: pixel.NewGray(side, side),
	}, nil
}

// Identify gives the numbers of a face; nil for a face whose landmarks lie in one point.
func (n *Identifier) Identify(f *face.Face, in *Planes) (*face.Identity, error) {
	square, ok := n.aligner.align(f)
	if !ok {
		return nil, nil
	}
	for i, channel := range in.Channels {
		n.cropper.Crop(n.crop, channel, cropMap(square, n.crop.W), in.aspect())
		n.pack.pack(n.session.Input(), i, n.crop.W, n.crop.H, n.crop)
	}
	if err := n.session.Run(); err != nil {
		return nil, err
	}
	return unitVector(n.session.Output(0)), nil
}

// unitVector scales numbers to length 1 and rounds them as scores are rounded; nil for
// numbers that are all zero or none.
func unitVector(values []float32) *face.Identity {
	var sum float64
	for _, v := range values {
		sum += float64(float64(v) * float64(v))
	}
	length := math.Sqrt(sum)
	if !(length > 0) || math.IsInf(length, 0) {
		return nil
	}
	var out face.Identity
	for i := range out {
		out[i] = face.RoundScore(float32(float64(values[i]) / length))
	}
	return &out
}

// Close frees the session. It may be called again.
func (n *Identifier) Close() error { return n.session.Close() }
