package selfcheck

import (
	"errors"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/inference"
	"github.com/facecue/facecue/internal/pixel"
	"github.com/facecue/facecue/models"
)

// Networks are the built-in networks, loaded.
type Networks struct {
	detector   *inference.Detector
	second     *inference.Detector
	region     *inference.Region
	confirmer  *inference.Confirmer
	classifier *inference.Classifier
	identifier *inference.Identifier
}

// Open loads the built-in networks of a registry. It needs a started runtime.
func Open(registry *models.Registry) (n *Networks, err error) {
	n = &Networks{}
	defer func() {
		if err != nil {
			n, err = nil, errors.Join(err, n.Close())
		}
	}()
	if n.detector, err = openDetector(registry, models.DefaultDetector); err != nil {
		return n, err
	}
	if n.second, err = openDetector(registry, models.DefaultSecond); err != nil {
		return n, err
	}
	if n.region, err = inference.OpenRegion(registry, models.DefaultRegion, models.Region, 0, 0); err != nil {
		return n, err
	}
	n.confirmer = inference.NewConfirmer(func() (*models.Session, error) {
		return inference.Open(registry, models.DefaultConfirm, models.Confirm)
	})
	session, err := inference.Open(registry, models.DefaultExpression, models.Expression)
	if err != nil {
		return n, err
	}
	if n.classifier, err = inference.NewClassifier(session, face.Thresholds{}, false); err != nil {
		return n, err
	}
	if session, err = inference.Open(registry, models.DefaultIdentity, models.Identity); err != nil {
		return n, err
	}
	n.identifier, err = inference.NewIdentifier(session)
	return n, err
}

// openDetector loads a detector of whole pictures.
func openDetector(registry *models.Registry, name string) (*inference.Detector, error) {
	session, err := inference.Open(registry, name, models.Detector)
	if err != nil {
		return nil, err
	}
	return inference.NewDetector(session, session.Model().Card.Threshold.High, inference.DefaultMinFace, inference.DefaultInputSide), nil
}

// Close frees the networks. It may be called again, and on nil.
func (n *Networks) Close() error {
	if n == nil {
		return nil
	}
	var all error
	for _, detector := range []*inference.Detector{n.detector, n.second} {
		if detector != nil {
			all = errors.Join(all, detector.Close())
		}
	}
	if n.region != nil {
		all = errors.Join(all, n.region.Close())
	}
	if n.confirmer != nil {
		all = errors.Join(all, n.confirmer.Close())
	}
	if n.classifier != nil {
		all = errors.Join(all, n.classifier.Close())
	}
	if n.identifier != nil {
		all = errors.Join(all, n.identifier.Close())
	}
	return all
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

// find runs the networks on the stored picture.
func (n *Networks) find() (list []measurement, err error) {
	grey, err := decodePicture()
	if err != nil {
		return nil, err
	}
	planes := inference.Planes{Luma: grey, Channels: []pixel.Gray{grey}, W: grey.W, H: grey.H}
	faces, err := n.detector.Find(planes.Channels, grey.W, 0)
	if err != nil {
		return nil, err
	}
	others, err := n.second.Find(planes.Channels, grey.W, 0)
	if err != nil {
		return nil, err
	}
	for i := range faces {
		second := scoreAt(others, faces[i].Box)
		refined, ok, err := n.region.Find(&planes, faces[i].Box)
		if err != nil {
			return nil, err
		}
		if ok {
			faces[i].Box, faces[i].Points = refined.Box, refined.Points
		}
		confirmed, err := n.confirmer.Score(&planes, faces[i].Box)
		if err != nil {
			return nil, err
		}
		if err := n.classifier.Classify(&faces[i], &planes); err != nil {
			return nil, err
		}
		if faces[i].Identity, err = n.identifier.Identify(&faces[i], &planes); err != nil {
			return nil, err
		}
		list = append(list, newMeasurement(&faces[i], &faces[0], second, confirmed))
	}
	return list, nil
}

// scoreAt is the score of the first face that overlaps a box; 0 without one.
func scoreAt(faces []face.Face, box face.Box) float32 {
	for _, f := range faces {
		if f.Box.IoU(box) > 0.5 {
			return f.Score
		}
	}
	return 0
}
