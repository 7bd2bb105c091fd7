package inference

import (
	"errors"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/pixel"
	"github.com/facecue/facecue/models"
)

// Classifier gives the scores of expressions, and the estimates, of a face. One goroutine uses it at a time.
type Classifier struct {
	thresholds  face.Thresholds
	session     *models.Session
	heads       faceHeads
	outputs     [][]float32 // of the session, which each run overwrites
	mirror      mirror
	aligner     aligner
	pack        packer
	crop        pixel.Gray // the last channel of the face that the network was given
	qualityCrop pixel.Gray // the face's luma, on which its quality is measured
	cropper     pixel.Cropper
}

// NewClassifier takes ownership of the session of an expression network, also when it
// fails. With basic6 the score of contempt is shared out among the other expressions.
func NewClassifier(session *models.Session, thresholds face.Thresholds, basic6 bool) (*Classifier, error) {
	card := &session.Model().Card
	side := card.Input.Width
	if err := session.Bind(side, side); err != nil {
		return nil, errors.Join(err, session.Close())
	}
	return &Classifier{
		thresholds:  thresholds,
		session:     session,
		heads:       newFaceHeads(card, basic6),
		outputs:     outputsOf(session, len(card.Outputs)),
		mirror:      mirror{threshold: card.Mirror, side: side},
		aligner:     newAligner(card.Crop),
		pack:        newPacker(card.Input),
		crop:        pixel.NewGray(side, side),
		qualityCrop: pixel.NewGray(qualitySide, qualitySide),
	}, nil
}

// Planes is a picture in the planes that a classifier reads.
type Planes struct {
	Luma     pixel.Gray
	Channels []pixel.Gray // those that the network's card asks for
	W, H     int          // displayed size, pixels
}

// aspect is the displayed width of one sample.
func (p *Planes) aspect() float64 { return float64(p.W) / float64(p.Luma.W) }

func outputsOf(session *models.Session, count int) (list [][]float32) {
	for i := range count {
		list = append(list, session.Output(i))
	}
	return list
}

// Classify sets the scores, estimates, quality, label and look of a face. A face whose
// landmarks lie in one point gets neither scores nor estimates, quality 0 and the label
// low_quality.
func (c *Classifier) Classify(f *face.Face, in *Planes) error {
	square, ok := c.Cut(f, in)
	if !ok {
		f.Scores, f.Estimates, f.Quality, f.Label = face.Scores{}, nil, 0, face.LowQuality
		return nil
	}
	if err := c.score(f); err != nil {
		return err
	}
	luma := c.lumaCrop(square, in)
	f.Quality = quality(f, luma, in.W, in.H)
	f.Label = c.thresholds.Label(f)
	pixel.Thumbnail(f.Look[:], 8, 8, luma)
	f.Small = new(face.Small)
	pixel.Thumbnail(f.Small[:], face.SmallSide, face.SmallSide, luma)
	return nil
}

// score runs the network on the crop in its input and, where the best score is under the
// card's mirror threshold, also on the mirror image of the crop.
func (c *Classifier) score(f *face.Face) error {
	if err := c.session.Run(); err != nil {
		return err
	}
	c.heads.read(f, c.outputs)
	if !c.mirror.wanted(&f.Scores) {
		return nil
	}
	c.mirror.keep(c.outputs)
	c.mirror.flip(c.session.Input())
	if err := c.session.Run(); err != nil {
		return err
	}
	c.heads.read(f, c.mirror.mean(c.outputs))
	return nil
}

// Cut writes the aligned face into the network's input. square maps the unit square to the
// place of the crop in displayed pixels. ok is false for landmarks that lie in one point,
// which give no crop.
func (c *Classifier) Cut(f *face.Face, in *Planes) (square pixel.Similarity, ok bool) {
	if square, ok = c.aligner.align(f); !ok {
		return square, false
	}
	for i, channel := range in.Channels {
		c.cropper.Crop(c.crop, channel, cropMap(square, c.crop.W), in.aspect())
		c.pack.pack(c.session.Input(), i, c.crop.W, c.crop.H, c.crop)
	}
	return square, true
}

// lumaCrop is the face's luma, qualitySide pixels wide and high. It is the network's own
// crop if that has this size and one channel.
func (c *Classifier) lumaCrop(square pixel.Similarity, in *Planes) pixel.Gray {
	if len(in.Channels) == 1 && c.crop.W == qualitySide {
		return c.crop
	}
	c.cropper.Crop(c.qualityCrop, in.Luma, cropMap(square, qualitySide), in.aspect())
	return c.qualityCrop
}

// Crop is the last channel that Cut cut out. Tests compare it with the crops that the
// training code makes.
func (c *Classifier) Crop() pixel.Gray { return c.crop }

// Close frees the session. It may be called again.
func (c *Classifier) Close() error { return c.session.Close() }
