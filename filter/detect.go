package filter

import (
	"errors"
	"fmt"

	"github.com/facecue/facecue/internal/detection"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/frame"
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
	{Name: "min", Kind: opt.Float, Default: "20", Min: 0, Max: 16384,
		Help: "smallest face, longer side in displayed pixels"},
	{Name: "every", Kind: opt.Int, Default: "1", Min: 1, Max: 1e6,
		Help: "analyse each Nth frame; the others are marked not_analysed"},
	{Name: "size", Kind: opt.Int, Default: "320", Min: 64, Max: 2048,
		Help: "longer side of the network's input: larger finds smaller faces and costs time"},
	{Name: "low", Kind: opt.Float, Default: "0", Min: 0, Max: 0.99,
		Help: "least score of a face, which a tracker may still drop; 0: as the model's card says"},
	{Name: "model", Kind: opt.String, Default: models.DefaultDetector,
		Help: "name of a detector, or the path of its card"},
}

// detect finds the faces of each frame by itself.
type detect struct {
	every    int64
	settings detection.Settings
	canvas   canvas
	session  *models.Session
	heads    []detection.Head
	decoder  detection.Decoder
	planes   *planes
	list     []pixel.Gray // the frame's planes, kept for the next
}

func newDetect(v opt.Values, env Env) (Filter, error) {
	session, err := openSession(env, v.String("model"), models.Detector)
	if err != nil {
		return nil, err
	}
	card := &session.Model().Card
	low := float32(v.Float("low"))
	if low == 0 {
		low = card.Threshold.Low
	}
	return &detect{
		every:    int64(v.Int("every")),
		settings: detection.Settings{Score: low, IoU: card.NMSIoU, MinSize: float32(v.Float("min"))},
		canvas:   canvas{input: card.Input, side: v.Int("size")},
		planes:   newPlanes(card.Input),
		session:  session,
	}, nil
}

// Configure takes any stream: sizes are followed frame by frame.
func (d *detect) Configure(face.Stream) error { return nil }

// Process sets the frame's faces, scene and status.
func (d *detect) Process(f *frame.Frame, emit Emit) error {
	if err := d.analyse(f); err != nil {
		return errors.Join(fmt.Errorf("frame %d: %w", f.Result.Frame, err), f.Close())
	}
	return emit(f)
}

func (d *detect) analyse(f *frame.Frame) error {
	r := &f.Result
	r.Faces, r.HasScene, r.Status = r.Faces[:0], false, face.NotAnalysed
	if r.Frame%d.every != 0 {
		return nil
	}
	var err error
	if d.list, err = d.planes.of(d.list[:0], f); err != nil {
		return err
	}
	shown, _ := f.DisplayedSize()
	if err := d.fit(d.list[0], shown); err != nil {
		return err
	}
	if err := d.canvas.draw(d.session.Input(), d.list, d.planes.pack); err != nil {
		return err
	}
	if err := d.session.Run(); err != nil {
		return err
	}
	faces, err := d.decoder.Decode(d.heads, d.settings, d.canvas.view)
	if err != nil {
		return fmt.Errorf("model %s: %w", d.session.Model().Name, err)
	}
	r.Faces = append(r.Faces, faces...)
	pixel.Thumbnail(r.Scene[:], 16, 9, d.canvas.small)
	r.HasScene = true
	r.Settle()
	return nil
}

// fit follows a change of the picture's size in the middle of a stream.
func (d *detect) fit(plane pixel.Gray, shown int) error {
	changed, err := d.canvas.fit(plane.W, plane.H, shown)
	if err != nil || !changed {
		return err
	}
	w, h := d.canvas.w, d.canvas.h
	if err := d.session.Bind(w, h); err != nil {
		return err
	}
	d.planes.fill(d.session.Input(), 0)
	d.heads = heads(d.session, w, h)
	return nil
}

// Flush holds nothing back.
func (d *detect) Flush(Emit) error { return nil }

func (d *detect) Close() error { return errors.Join(d.session.Close(), d.planes.Close()) }
