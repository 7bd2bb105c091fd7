package filter

import (
	"errors"
	"fmt"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/frame"
	"github.com/facecue/facecue/internal/inference"
	"github.com/facecue/facecue/internal/opt"
	"github.com/facecue/facecue/models"
)

func init() {
	register(Descriptor{
		Name:      "classify",
		Help:      "score the expression each face shows",
		Options:   classifyOptions,
		Stateless: true,
		Needs:     []string{"detect"},
		Model:     "model",
		New:       newClassify,
	})
}

var classifyOptions = opt.Set{
	{Name: "uncertain", Kind: opt.Float, Default: fmt.Sprint(inference.DefaultUncertain), Min: 0, Max: 1,
		Help: "least score of the best expression; under it a face is uncertain"},
	{Name: "quality", Kind: opt.Float, Default: fmt.Sprint(inference.DefaultQuality), Min: 0, Max: 1,
		Help: "least quality of a face; under it a face is low_quality"},
	{Name: "labels", Kind: opt.Choice, Default: "all", Choices: []string{"all", "basic6"},
		Help: "basic6: the six basic emotions and neutral; contempt is shared out among them"},
	{Name: "model", Kind: opt.String, Default: models.DefaultExpression,
		Help: "name of an expression network, or the path of its card"},
}

// classify scores each face of each frame by itself.
type classify struct {
	classifier *inference.Classifier
	planes     *planeReader
	input      inference.Planes // of the frame; its slice is used again
}

// Thresholds are the options of classify that turn scores into labels. A record can be
// given new labels by other thresholds, without its pictures.
func Thresholds(v opt.Values) face.Thresholds {
	return face.Thresholds{Quality: float32(v.Float("quality")), Uncertain: float32(v.Float("uncertain"))}
}

func newClassify(v opt.Values, env Env) (Filter, error) {
	session, err := inference.Open(env.Models, v.String("model"), models.Expression)
	if err != nil {
		return nil, err
	}
	classifier, err := inference.NewClassifier(session, Thresholds(v), v.String("labels") == "basic6")
	if err != nil {
		return nil, err
	}
	return &classify{classifier: classifier, planes: newPlaneReader(session.Model().Card.Input)}, nil
}

// Configure accepts any stream: Process reads size and format of each frame.
func (c *classify) Configure(face.Stream) error { return nil }

// Process sets the scores, quality, label and look of each face, and the status of an
// analysed frame.
func (c *classify) Process(f *frame.Frame) error {
	r := &f.Result
	if r.Status == face.NotAnalysed {
		return nil
	}
	if len(r.Faces) > 0 {
		if err := c.classifyFaces(f); err != nil {
			return err
		}
	}
	r.DeriveStatus()
	return nil
}

func (c *classify) classifyFaces(f *frame.Frame) error {
	if err := c.readPlanes(f); err != nil {
		return err
	}
	for i := range f.Result.Faces {
		if err := c.classifier.Classify(&f.Result.Faces[i], &c.input); err != nil {
			return err
		}
	}
	return nil
}

// readPlanes sets c.input to the frame's planes.
func (c *classify) readPlanes(f *frame.Frame) (err error) {
	if c.input.Luma, err = c.planes.luma(f); err != nil {
		return err
	}
	c.input.W, c.input.H = f.DisplayedSize()
	c.input.Channels, err = c.planes.appendPlanes(c.input.Channels[:0], f)
	return err
}

func (c *classify) Close() error { return errors.Join(c.classifier.Close(), c.planes.Close()) }
