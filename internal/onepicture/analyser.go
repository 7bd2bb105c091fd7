// Package onepicture finds and classifies the faces of single pictures, for the plugin's
// live mode. It does not track or smooth and keeps nothing from one picture to the next.
package onepicture

import (
	"errors"
	"sync"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/inference"
	"github.com/facecue/facecue/internal/pixel"
	"github.com/facecue/facecue/models"
)

// Analyser analyses pictures for a whole process. It loads ONNX Runtime and the built-in
// networks for the first picture. Several goroutines may use it.
type Analyser struct {
	Runtime func() string // gives the path of ONNX Runtime, or "" for the usual places

	loadOnce sync.Once
	loadErr  error
	registry *models.Registry

	mu   sync.Mutex
	idle []*networks
}

// networks are the two networks that analyse one picture, and memory for it.
type networks struct {
	detector   *inference.Detector
	classifier *inference.Classifier
	planes     inference.Planes
}

// maxIdle bounds the loaded networks that no picture uses.
const maxIdle = 4

// Find finds the faces of a picture of w x h pixels of four bytes: red, green,
// blue and opacity; a row begins every stride bytes.
func (a *Analyser) Find(pix []byte, stride, w, h int) ([]face.Face, error) {
	a.loadOnce.Do(a.load)
	if a.loadErr != nil {
		return nil, a.loadErr
	}
	n, err := a.take()
	if err != nil {
		return nil, err
	}
	faces, err := n.find(pix, stride, w, h)
	return faces, errors.Join(err, a.giveBack(n))
}

func (n *networks) find(pix []byte, stride, w, h int) ([]face.Face, error) {
	n.setPlanes(pix, stride, w, h)
	found, err := n.detector.Find(n.planes.Channels, w, 0)
	if err != nil {
		return nil, err
	}
	var faces []face.Face
	for _, f := range found {
		if err := n.classifier.Classify(&f, &n.planes); err != nil {
			return nil, err
		}
		f.State, f.Smooth = f.Label, f.Scores
		faces = append(faces, f)
	}
	return faces, nil
}

// setPlanes sets n.planes to the luma of a picture.
func (n *networks) setPlanes(pix []byte, stride, w, h int) {
	if n.planes.W != w || n.planes.H != h {
		grey := pixel.NewGray(w, h)
		n.planes = inference.Planes{Luma: grey, Channels: []pixel.Gray{grey}, W: w, H: h}
	}
	luma(n.planes.Luma, pix, stride)
}
