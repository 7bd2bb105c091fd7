package bench

import (
	"errors"

	"github.com/facecue/facecue/filter"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/frame"
	"github.com/facecue/facecue/internal/inference"
	"github.com/facecue/facecue/internal/pixel"
	"github.com/facecue/facecue/models"
)

// cropStage cuts faces out as classify does, without running the network, so that the
// benchmark can tell the two apart. It reads luma, as the default network does.
type cropStage struct {
	classifier *inference.Classifier
	converter  frame.Converter
	input      inference.Planes
}

func newCropStage(env filter.Env) (*cropStage, error) {
	session, err := inference.Open(env.Models, models.DefaultExpression, models.Expression)
	if err != nil {
		return nil, err
	}
	classifier, err := inference.NewClassifier(session, face.Thresholds{}, false)
	if err != nil {
		return nil, err
	}
	return &cropStage{classifier: classifier, input: inference.Planes{Channels: make([]pixel.Gray, 1)}}, nil
}

// cut cuts out all faces of a frame.
func (s *cropStage) cut(f *frame.Frame) (err error) {
	if s.input.Luma, err = f.Luma(&s.converter); err != nil {
		return err
	}
	s.input.Channels[0] = s.input.Luma
	s.input.W, s.input.H = f.DisplayedSize()
	for i := range f.Result.Faces {
		s.classifier.Cut(&f.Result.Faces[i], &s.input)
	}
	return nil
}

func (s *cropStage) close() error { return errors.Join(s.classifier.Close(), s.converter.Close()) }
