package inference

import (
	"fmt"

	"github.com/facecue/facecue/models"
)

// Open loads the network called name and refuses one of another kind.
func Open(r *models.Registry, name string, kind models.Kind) (*models.Session, error) {
	m, err := OfKind(r, name, kind)
	if err != nil {
		return nil, err
	}
	return models.NewSession(m)
}

// OfKind gives the network called name and refuses one that is not there or is of another kind. It makes no session of it.
func OfKind(r *models.Registry, name string, kind models.Kind) (*models.Model, error) {
	m, err := r.Open(name)
	if err != nil {
		return nil, err
	}
	if m.Kind != kind {
		return nil, fmt.Errorf("model %s is for %s, not for %s", m.Name, m.Kind, kind)
	}
	return m, nil
}
