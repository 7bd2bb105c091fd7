package analysis

import (
	"errors"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/pixel"
	"github.com/facecue/facecue/models"
)

// Judge scores the expression that faces show. One goroutine uses it at a time.
type Judge struct {
	thresholds face.Thresholds
	session    *models.Session
	head       softmax
	mirror     mirror
	aligner    aligner
	pack       packer
	crop       pixel.Gray // one plane of the face, as the network takes it
	look       pixel.Gray // the face's luma, for its quality
	cropper    pixel.Cropper
}

// NewJudge owns a session of an expression network, also when it fails. With
// basic6 contempt is shared out among the other expressions.
func NewJudge(session *models.Session, thresholds face.Thresholds, basic6 bool) (*Judge, error) {
	card := &session.Model().Card
	side := card.Input.Width
	if err := session.Bind(side, side); err != nil {
		return nil, errors.Join(err, session.Close())
	}
	return &Judge{
		thresholds: thresholds,
		session:    session,
		head:       newSoftmax(card, basic6),
		mirror:     mirror{sure: card.Mirror, side: side},
		aligner:    newAligner(card.Crop),
		pack:       newPacker(card.Input),
		crop:       pixel.NewGray(side, side),
		look:       pixel.NewGray(lookSide, lookSide),
	}, nil
}

// Picture is what faces are judged in.
type Picture struct {
	Luma   pixel.Gray
	Planes []pixel.Gray // as the network's card asks for
	W, H   int          // displayed
}

func (p *Picture) aspect() float64 { return float64(p.W) / float64(p.Luma.W) }

// Face sets a face's scores, quality, label and look.
func (j *Judge) Face(f *face.Face, in *Picture) error {
	unit, ok := j.Cut(f, in)
	if !ok {
		f.Scores, f.Quality, f.Label = face.Scores{}, 0, face.LowQuality
		return nil
	}
	if err := j.read(&f.Scores); err != nil {
		return err
	}
	look := j.grey(unit, in)
	f.Quality = quality(f, look, in.W, in.H)
	f.Label = j.thresholds.Judge(f)
	pixel.Thumbnail(f.Look[:], 8, 8, look)
	return nil
}

// read asks the network what the face shows that it was given, and where that leaves a
// doubt, what its mirror image shows.
func (j *Judge) read(scores *face.Scores) error {
	if err := j.session.Run(); err != nil {
		return err
	}
	j.head.scores(scores, j.session.Output(0))
	if !j.mirror.wanted(scores) {
		return nil
	}
	j.mirror.keep(j.session.Output(0))
	j.mirror.turn(j.session.Input())
	if err := j.session.Run(); err != nil {
		return err
	}
	j.head.scores(scores, j.mirror.mean(j.session.Output(0)))
	return nil
}

// Cut gives the network the aligned face, and tells where it is: a similarity from the
// unit square to displayed pixels. False where the landmarks fall together and there
// is nothing to read.
func (j *Judge) Cut(f *face.Face, in *Picture) (unit pixel.Similarity, ok bool) {
	if unit, ok = j.aligner.align(f); !ok {
		return unit, false
	}
	for i, plane := range in.Planes {
		j.cropper.Crop(j.crop, plane, sized(unit, j.crop.W), in.aspect())
		j.pack.pack(j.session.Input(), i, j.crop.W, j.crop.H, j.crop)
	}
	return unit, true
}

// grey is the face's luma at the one size that quality is measured at: what the
// network was given, where that is the same.
func (j *Judge) grey(unit pixel.Similarity, in *Picture) pixel.Gray {
	if len(in.Planes) == 1 && j.crop.W == lookSide {
		return j.crop
	}
	j.cropper.Crop(j.look, in.Luma, sized(unit, lookSide), in.aspect())
	return j.look
}

// Crop is a plane of the last face as the network was given it, to be held against
// what the training code cuts out.
func (j *Judge) Crop() pixel.Gray { return j.crop }

// Close frees the session. It may be called again.
func (j *Judge) Close() error { return j.session.Close() }
