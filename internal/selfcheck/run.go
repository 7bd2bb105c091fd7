package selfcheck

import (
	"errors"

	"github.com/facecue/facecue/internal/analysis"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/pixel"
	"github.com/facecue/facecue/models"
)

// What annotate's detect filter does by default.
const (
	smallest = 20
	side     = 320
)

// Run runs both built-in networks on the stored picture and says what differs from the
// stored numbers, and by how much; nothing where all is as it was measured. It needs a
// started runtime.
func Run() (off []string, err error) {
	want, err := expected()
	if err != nil {
		return nil, err
	}
	got, err := find()
	if err != nil {
		return nil, err
	}
	return differences(want, got), nil
}

// find finds the faces of the stored picture and their expressions.
func find() (list []found, err error) {
	grey, err := picture()
	if err != nil {
		return nil, err
	}
	detector, judge, err := open()
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, detector.Close(), judge.Close()) }()
	shown := analysis.Picture{Luma: grey, Planes: []pixel.Gray{grey}, W: grey.W, H: grey.H}
	faces, err := detector.Find(shown.Planes, grey.W)
	if err != nil {
		return nil, err
	}
	for _, f := range faces {
		if err := judge.Face(&f, &shown); err != nil {
			return nil, err
		}
		list = append(list, newFound(&f))
	}
	return list, nil
}

func open() (*analysis.Detector, *analysis.Judge, error) {
	registry, err := models.NewRegistry()
	if err != nil {
		return nil, nil, err
	}
	eyes, err := analysis.Open(registry, models.DefaultDetector, models.Detector)
	if err != nil {
		return nil, nil, err
	}
	detector := analysis.NewDetector(eyes, eyes.Model().Card.Threshold.High, smallest, side)
	reader, err := analysis.Open(registry, models.DefaultExpression, models.Expression)
	if err != nil {
		return nil, nil, errors.Join(err, detector.Close())
	}
	judge, err := analysis.NewJudge(reader, face.Thresholds{}, false)
	if err != nil {
		return nil, nil, errors.Join(err, detector.Close())
	}
	return detector, judge, nil
}
