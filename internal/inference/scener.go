package inference

import (
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/pixel"
	"github.com/facecue/facecue/models"
)

// Scener makes thumbnails of whole pictures, by which cuts are found. One goroutine uses it at a
// time.
type Scener struct{ letterbox letterbox }

// sceneSide is the longer side of the picture that a thumbnail is made of, pixels.
const sceneSide = 160

// NewScener makes a scener.
func NewScener() *Scener {
	return &Scener{letterbox{input: models.Input{MultipleOf: 1}, side: sceneSide}}
}

// Scene sets the thumbnail of a picture.
func (s *Scener) Scene(to *face.Scene, g pixel.Gray, displayWidth int) error {
	l := &s.letterbox
	if _, err := l.fit(g.W, g.H, displayWidth); err != nil {
		return err
	}
	if err := l.scaler.Scale(l.scaled, g); err != nil {
		return err
	}
	pixel.Thumbnail(to[:], 16, 9, l.scaled)
	return nil
}
