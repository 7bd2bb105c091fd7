package filter

import (
	"errors"
	"strconv"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/frame"
	"github.com/facecue/facecue/internal/inference"
	"github.com/facecue/facecue/internal/opt"
	"github.com/facecue/facecue/internal/pixel"
	"github.com/facecue/facecue/models"
)

func init() {
	register(Descriptor{
		Name:      "detect",
		Help:      "find faces and their landmarks",
		Options:   detectOptions,
		Stateless: true,
		Model:     "model",
		New:       newDetect,
	})
}

var detectOptions = opt.Set{
	{Name: "min", Kind: opt.Float, Default: strconv.Itoa(inference.DefaultMinFace), Min: 0, Max: 16384,
		Help: "smallest face, longer side in displayed pixels"},
	{Name: "every", Kind: opt.Int, Default: "1", Min: 1, Max: 1e6,
		Help: "analyse each Nth frame; the others are marked not_analysed"},
	{Name: "size", Kind: opt.Int, Default: strconv.Itoa(inference.DefaultInputSide), Min: 64, Max: 2048,
		Help: "longer side of the network's input: larger finds smaller faces and costs time"},
	{Name: "low", Kind: opt.Float, Default: "0", Min: 0, Max: 0.99,
		Help: "least score of a face, which a tracker may still drop; 0: as the model's card says"},
	{Name: "model", Kind: opt.String, Default: models.DefaultDetector,
		Help: "name of a detector, or the path of its card"},
}

// detect finds the faces of each frame by itself.
type detect struct {
	every    int64
	detector *inference.Detector
	planes   *planeReader
	channels []pixel.Gray // planes of the frame; the slice is used again
}

func newDetect(v opt.Values, env Env) (Filter, error) {
	session, err := inference.Open(env.Models, v.String("model"), models.Detector)
	if err != nil {
		return nil, err
	}
	return &detect{
		every:    int64(v.Int("every")),
		detector: inference.NewDetector(session, float32(v.Float("low")), float32(v.Float("min")), v.Int("size")),
		planes:   newPlaneReader(session.Model().Card.Input),
	}, nil
}

// Configure accepts any stream: Process reads size and format of each frame.
func (d *detect) Configure(face.Stream) error { return nil }

// Process sets the frame's faces, scene and status. A frame that every skips has no
// faces and the status not_analysed.
func (d *detect) Process(f *frame.Frame) error {
	r := &f.Result
	r.Faces, r.HasScene, r.Status = r.Faces[:0], false, face.NotAnalysed
	if r.Frame%d.every != 0 {
		return nil
	}
	var err error
	if d.channels, err = d.planes.appendPlanes(d.channels[:0], f); err != nil {
		return err
	}
	width, _ := f.DisplayedSize()
	faces, err := d.detector.Find(d.channels, width)
	if err != nil {
		return err
	}
	r.Faces = append(r.Faces, faces...)
	pixel.Thumbnail(r.Scene[:], 16, 9, d.detector.Scaled())
	r.HasScene = true
	r.DeriveStatus()
	return nil
}

func (d *detect) Close() error { return errors.Join(d.detector.Close(), d.planes.Close()) }
