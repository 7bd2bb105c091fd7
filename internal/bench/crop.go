package bench

import (
	"errors"

	"github.com/facecue/facecue/filter"
	"github.com/facecue/facecue/internal/analysis"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/frame"
	"github.com/facecue/facecue/internal/pixel"
	"github.com/facecue/facecue/models"
)

// cropStage cuts faces out as classify does, without running the network, so that the
// benchmark can tell the two apart. It reads luma, as the default network does.
type cropStage struct {
	judge     *analysis.Judge
	converter frame.Converter
	picture   analysis.Picture
}

func newCropStage(env filter.Env) (*cropStage, error) {
	session, err := analysis.Open(env.Models, models.DefaultExpression, models.Expression)
	if err != nil {
		return nil, err
	}
	judge, err := analysis.NewJudge(session, face.Thresholds{}, false)
	if err != nil {
		return nil, err
	}
	return &cropStage{judge: judge, picture: analysis.Picture{Planes: make([]pixel.Gray, 1)}}, nil
}

// cut cuts out all faces of a frame.
func (s *cropStage) cut(f *frame.Frame) (err error) {
	if s.picture.Luma, err = f.Luma(&s.converter); err != nil {
		return err
	}
	s.picture.Planes[0] = s.picture.Luma
	s.picture.W, s.picture.H = f.DisplayedSize()
	for i := range f.Result.Faces {
		s.judge.Cut(&f.Result.Faces[i], &s.picture)
	}
	return nil
}

func (s *cropStage) close() error { return errors.Join(s.judge.Close(), s.converter.Close()) }
