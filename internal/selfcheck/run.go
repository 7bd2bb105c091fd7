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

// Networks are the built-in ones, loaded.
type Networks struct {
	detector *analysis.Detector
	judge    *analysis.Judge
}

// Open loads the built-in networks of a registry. It needs a started runtime.
func Open(registry *models.Registry) (*Networks, error) {
	eyes, err := analysis.Open(registry, models.DefaultDetector, models.Detector)
	if err != nil {
		return nil, err
	}
	n := &Networks{detector: analysis.NewDetector(eyes, eyes.Model().Card.Threshold.High, smallest, side)}
	reader, err := analysis.Open(registry, models.DefaultExpression, models.Expression)
	if err == nil {
		n.judge, err = analysis.NewJudge(reader, face.Thresholds{}, false)
	}
	if err != nil {
		return nil, errors.Join(err, n.detector.Close())
	}
	return n, nil
}

// Close frees the networks. It may be called again, and of none.
func (n *Networks) Close() error {
	if n == nil {
		return nil
	}
	return errors.Join(n.detector.Close(), n.judge.Close())
}

// Check runs the networks on the stored picture and says what differs from the stored
// numbers, and by how much; nothing where all is as it was measured.
func (n *Networks) Check() (off []string, err error) {
	want, err := expected()
	if err != nil {
		return nil, err
	}
	got, err := n.find()
	if err != nil {
		return nil, err
	}
	return differences(want, got), nil
}

// find finds the faces of the stored picture and their expressions.
func (n *Networks) find() (list []found, err error) {
	grey, err := picture()
	if err != nil {
		return nil, err
	}
	shown := analysis.Picture{Luma: grey, Planes: []pixel.Gray{grey}, W: grey.W, H: grey.H}
	faces, err := n.detector.Find(shown.Planes, grey.W)
	if err != nil {
		return nil, err
	}
	for _, f := range faces {
		if err := n.judge.Face(&f, &shown); err != nil {
			return nil, err
		}
		list = append(list, newFound(&f))
	}
	return list, nil
}
