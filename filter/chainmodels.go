package filter

import (
	"errors"
	"fmt"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/models"
)

// Models names the networks the chain uses, in the order they run. It loads
// them, so a missing or damaged one is refused before the first frame.
func (c *Chain) Models() (refs []face.ModelRef, err error) {
	err = c.eachModel(func(m *models.Model) { refs = append(refs, m.Ref()) })
	return refs, err
}

// Cards are the cards of the networks that the chain uses, in the order they run.
func (c *Chain) Cards() (cards []models.Card, err error) {
	err = c.eachModel(func(m *models.Model) { cards = append(cards, m.Card) })
	return cards, err
}

// Estimates are what the networks and filters of the chain give of a face beside the scores of
// expressions, in the order of face.Face.Estimates.
func (c *Chain) Estimates() (list []face.Estimate, err error) {
	err = c.eachModel(func(m *models.Model) { list = append(list, m.Card.Estimates()...) })
	for _, e := range c.entries() {
		list = append(list, e.Estimates...)
	}
	return list, errors.Join(err, face.CheckEstimates(list))
}

// eachModel loads the networks that the chain uses, in the order they run.
func (c *Chain) eachModel(use func(*models.Model)) error {
	for _, e := range c.entries() {
		if e.Model == "" || e.off() {
			continue
		}
		if err := c.openModel(e.values.String(e.Model), use); err != nil {
			return fmt.Errorf("%s: %w", e.Name, err)
		}
	}
	return nil
}

// openModel loads a network, and those that it names.
func (c *Chain) openModel(name string, use func(*models.Model)) error {
	m, err := c.env.Models.Open(name)
	if err != nil {
		return err
	}
	use(m)
	for _, other := range []string{m.Second, m.Regions, m.Confirms} {
		if other == "" {
			continue
		}
		named, err := c.env.Models.Open(other)
		if err != nil {
			return err
		}
		use(named)
	}
	return nil
}
