package filter

import (
	"fmt"

	"github.com/facecue/facecue/models"
)

// openSession loads a network of the kind a filter needs.
func openSession(env Env, name string, kind models.Kind) (*models.Session, error) {
	m, err := env.Models.Open(name)
	if err != nil {
		return nil, err
	}
	if m.Kind != kind {
		return nil, fmt.Errorf("model %s is for %s, not for %s", m.Name, m.Kind, kind)
	}
	return models.NewSession(m)
}
