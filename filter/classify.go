package filter

import (
	"errors"
	"fmt"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/frame"
	"github.com/facecue/facecue/internal/opt"
	"github.com/facecue/facecue/internal/pixel"
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
	{Name: "uncertain", Kind: opt.Float, Default: "0.4", Min: 0, Max: 1,
		Help: "least score of the best expression; under it a face is uncertain"},
	{Name: "quality", Kind: opt.Float, Default: "0.3", Min: 0, Max: 1,
		Help: "least quality of a face; under it a face is low_quality"},
	{Name: "labels", Kind: opt.Choice, Default: "all", Choices: []string{"all", "basic6"},
		Help: "basic6: the six basic emotions and neutral; contempt is shared out among them"},
	{Name: "model", Kind: opt.String, Default: models.DefaultExpression,
		Help: "name of an expression network, or the path of its card"},
}

// classify judges each face of each frame by itself.
type classify struct {
	thresholds face.Thresholds
	session    *models.Session
	head       softmax
	aligner    aligner
	planes     *planes
	list       []pixel.Gray // the frame's planes, kept for the next
	crop       pixel.Gray   // one plane of the face, as the network takes it
	look       pixel.Gray   // the face's luma, for its quality
	cropper    pixel.Cropper
}

// Thresholds are the classify options that a record can be judged by again.
func Thresholds(v opt.Values) face.Thresholds {
	return face.Thresholds{Quality: float32(v.Float("quality")), Uncertain: float32(v.Float("uncertain"))}
}

func newClassify(v opt.Values, env Env) (Filter, error) {
	session, err := openSession(env, v.String("model"), models.Expression)
	if err != nil {
		return nil, err
	}
	card := &session.Model().Card
	side := card.Input.Width
	if err := session.Bind(side, side); err != nil {
		return nil, errors.Join(err, session.Close())
	}
	c := &classify{
		thresholds: Thresholds(v),
		session:    session,
		head:       newSoftmax(card, v.String("labels") == "basic6"),
		aligner:    newAligner(card.Crop),
		planes:     newPlanes(card.Input),
		crop:       pixel.NewGray(side, side),
		look:       pixel.NewGray(lookSide, lookSide),
	}
	return c, nil
}

// Configure takes any stream.
func (c *classify) Configure(face.Stream) error { return nil }

// Process sets each face's scores, quality, label and look, and the status of
// an analysed frame.
func (c *classify) Process(f *frame.Frame, emit Emit) error {
	if err := c.judgeAll(f); err != nil {
		return errors.Join(fmt.Errorf("frame %d: %w", f.Result.Frame, err), f.Close())
	}
	return emit(f)
}

func (c *classify) judgeAll(f *frame.Frame) error {
	r := &f.Result
	if r.Status == face.NotAnalysed {
		return nil
	}
	if len(r.Faces) > 0 {
		if err := c.judgeFaces(f); err != nil {
			return err
		}
	}
	r.Settle()
	return nil
}

func (c *classify) judgeFaces(f *frame.Frame) (err error) {
	w, h := f.DisplayedSize()
	shown := picture{w: w, h: h}
	if shown.luma, err = c.planes.luma(f); err != nil {
		return err
	}
	if c.list, err = c.planes.of(c.list[:0], f); err != nil {
		return err
	}
	for i := range f.Result.Faces {
		if err := c.judge(&f.Result.Faces[i], shown); err != nil {
			return err
		}
	}
	return nil
}

// picture is a luma plane with the size it is displayed at.
type picture struct {
	luma pixel.Gray
	w, h int
}

func (p picture) aspect() float64 { return float64(p.w) / float64(p.luma.W) }

func (c *classify) judge(f *face.Face, shown picture) error {
	unit, ok := c.aligner.align(f)
	if !ok { // the points fall together: there is nothing to read
		f.Scores, f.Quality, f.Label = face.Scores{}, 0, face.LowQuality
		return nil
	}
	for i, plane := range c.list {
		c.cropper.Crop(c.crop, plane, sized(unit, c.crop.W), shown.aspect())
		c.planes.pack[i].Pack(c.session.Input()[i*c.crop.W*c.crop.H:], c.crop.W, c.crop)
	}
	if err := c.session.Run(); err != nil {
		return err
	}
	c.head.scores(&f.Scores, c.session.Output(0))
	look := c.grey(unit, shown)
	f.Quality = quality(f, look, shown.w, shown.h)
	f.Label = c.thresholds.Judge(f)
	pixel.Thumbnail(f.Look[:], 8, 8, look)
	return nil
}

// grey is the face's luma at the one size that quality is measured at: what the
// network was given, where that is the same.
func (c *classify) grey(unit pixel.Similarity, shown picture) pixel.Gray {
	if len(c.list) == 1 && c.crop.W == lookSide {
		return c.crop
	}
	c.cropper.Crop(c.look, shown.luma, sized(unit, lookSide), shown.aspect())
	return c.look
}

// Flush holds nothing back.
func (c *classify) Flush(Emit) error { return nil }

func (c *classify) Close() error { return errors.Join(c.session.Close(), c.planes.Close()) }
