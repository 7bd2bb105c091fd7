// Package live finds and judges the faces of single pictures for a host that
// shows them at once: no tracking, no smoothing, nothing kept between pictures.
package live

import (
	"errors"
	"sync"

	"github.com/facecue/facecue/internal/analysis"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/pixel"
	"github.com/facecue/facecue/models"
)

// The settings are the defaults of the detect and classify filters, which the plugin
// does not link, because they import libav: TestDefaults compares.
const (
	minFace   = 20  // longer side of a face, displayed pixels
	inputSide = 320 // longer side of the detector's input
)

var thresholds = face.Thresholds{Quality: 0.3, Uncertain: 0.4}

// Analyst analyses pictures for a whole process. It loads ONNX Runtime and the
// built-in networks when the first picture comes. Several goroutines may use it.
type Analyst struct {
	Runtime func() string // the path of ONNX Runtime; "" to look where facecue looks

	start    sync.Once
	registry *models.Registry
	err      error // of the start

	mu   sync.Mutex
	free []*pair
}

// pair are the two networks that one picture goes through.
type pair struct {
	detector *analysis.Detector
	judge    *analysis.Judge
	shown    analysis.Picture
}

// mostFree bounds the networks that wait for the next picture.
const mostFree = 4

// Find finds the faces of a picture of w x h pixels of four bytes: red, green,
// blue and opacity; a row begins every stride bytes.
func (a *Analyst) Find(pix []byte, stride, w, h int) ([]face.Face, error) {
	a.start.Do(a.load)
	if a.err != nil {
		return nil, a.err
	}
	p, err := a.take()
	if err != nil {
		return nil, err
	}
	faces, err := p.find(pix, stride, w, h)
	return faces, errors.Join(err, a.giveBack(p))
}

func (p *pair) find(pix []byte, stride, w, h int) ([]face.Face, error) {
	p.draw(pix, stride, w, h)
	found, err := p.detector.Find(p.shown.Planes, w)
	if err != nil {
		return nil, err
	}
	var faces []face.Face
	for _, f := range found {
		if err := p.judge.Face(&f, &p.shown); err != nil {
			return nil, err
		}
		f.State, f.Smooth = f.Label, f.Scores
		faces = append(faces, f)
	}
	return faces, nil
}

// draw makes the picture's luma.
func (p *pair) draw(pix []byte, stride, w, h int) {
	if p.shown.W != w || p.shown.H != h {
		grey := pixel.NewGray(w, h)
		p.shown = analysis.Picture{Luma: grey, Planes: []pixel.Gray{grey}, W: w, H: h}
	}
	luma(p.shown.Luma, pix, stride)
}
