package selfcheck

import (
	"errors"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/inference"
	"github.com/facecue/facecue/internal/pixel"
	"github.com/facecue/facecue/models"
)

// Networks are the two built-in networks, loaded.
type Networks struct {
	detector   *inference.Detector
	classifier *inference.Classifier
}

// Open loads the built-in networks of a registry. It needs a started runtime.
func Open(registry *models.Registry) (*Networks, error) {
	session, err := inference.Open(registry, models.DefaultDetector, models.Detector)
	if err != nil {
		return nil, err
	}
	minScore := session.Model().Card.Threshold.High
	n := &Networks{detector: inference.NewDetector(session, minScore, inference.DefaultMinFace, inference.DefaultInputSide)}
	session, err = inference.Open(registry, models.DefaultExpression, models.Expression)
	if err == nil {
		n.classifier, err = inference.NewClassifier(session, face.Thresholds{}, false)
	}
	if err != nil {
		return nil, errors.Join(err, n.detector.Close())
	}
	return n, nil
}

// Close frees the networks. It may be called again, and on nil.
func (n *Networks) Close() error {
	if n == nil {
		return nil
	}
	return errors.Join(n.detector.Close(), n.classifier.Close())
}

// Check runs the networks on the stored picture and says what differs from the stored
// numbers, and by how much, a line for each kind of number; no lines if nothing differs.
func (n *Networks) Check() (lines []string, err error) {
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

// find runs both networks on the stored picture.
func (n *Networks) find() (list []measurement, err error) {
	grey, err := decodePicture()
	if err != nil {
		return nil, err
	}
	planes := inference.Planes{Luma: grey, Channels: []pixel.Gray{grey}, W: grey.W, H: grey.H}
	faces, err := n.detector.Find(planes.Channels, grey.W)
	if err != nil {
		return nil, err
	}
	for _, f := range faces {
		if err := n.classifier.Classify(&f, &planes); err != nil {
			return nil, err
		}
		list = append(list, newMeasurement(&f))
	}
	return list, nil
}
