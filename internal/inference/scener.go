package inference

import (
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/pixel"
)

// Scener makes thumbnails of whole pictures, by which cuts are found. One goroutine uses it at a
// time.
type Scener struct{ scaler *pixel.Scaler }

// Size of a thumbnail. sceneRows is how many rows of the picture make a row of it: more cost time and
// change little.
const (
	sceneW, sceneH = 16, 9
	sceneRows      = 8
)

// NewScener makes a scener.
func NewScener() *Scener { return new(Scener) }

// Scene sets the thumbnail of a picture.
func (s *Scener) Scene(to *face.Scene, g pixel.Gray) (err error) {
	g = g.Thinned(max(1, g.H/(sceneH*sceneRows)))
	if !s.scaler.Fits(g.W, g.H, sceneW, sceneH) {
		if s.scaler, err = pixel.NewScaler(g.W, g.H, sceneW, sceneH); err != nil {
			return err
		}
	}
	return s.scaler.Scale(pixel.Gray{Pix: to[:], Stride: sceneW, W: sceneW, H: sceneH}, g)
}
