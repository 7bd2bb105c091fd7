package run

import (
	"github.com/facecue/facecue/filter"
	"github.com/facecue/facecue/internal/av"
	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/identity"
	"github.com/facecue/facecue/internal/outcome"
	"github.com/facecue/facecue/internal/speech"
	"github.com/facecue/facecue/models"
)

// chain is a parsed filter chain with what it needs.
type chain struct {
	*filter.Chain
	made     face.Provenance // what makes the outputs, once the networks are loaded
	events   event.Settings
	count    identity.Count // how many people there are
	env      Env
	library  models.Library
	registry *models.Registry
	release  func() error // of what was loaded before the run
}

// parseChain starts ONNX Runtime and parses the chain.
func parseChain(env Env, text string, settings []filter.Setting) (c *chain, err error) {
	steadyMemory()
	c = &chain{env: env, release: func() error { return nil }}
	if c.library, c.registry, err = env.Networks(); err != nil {
		return nil, err
	}
	if c.Chain, err = filter.Parse(text, filter.Env{Models: c.registry, Logger: env.Log}, settings...); err != nil {
		return nil, outcome.Usage(err)
	}
	return c, nil
}

// load loads the networks, so that a missing or damaged one is said before the first
// frame.
func (c *chain) load() (err error) {
	if err := c.open(); err != nil {
		return err
	}
	if c.events, err = Events(c.Chain); err != nil {
		return err
	}
	if c.Has("speak") {
		c.events = c.events.WithSpeech(speech.Places(c.made.Estimates))
	}
	people, err := c.Values("people")
	if err != nil {
		return err
	}
	if c.count, err = filter.PeopleCount(people); err != nil {
		return outcome.Usagef("people: count: %w", err)
	}
	c.release = c.env.checkMachine(c.library, c.registry)
	return nil
}

// open opens the networks and sets what makes the outputs of a run.
func (c *chain) open() (err error) {
	c.made = face.Provenance{Version: c.env.Version, Libav: av.Version(), Filters: c.String()}
	if c.made.Models, err = c.Models(); err != nil {
		return err
	}
	c.made.Estimates, err = c.Estimates()
	return err
}

// Events are the settings of the chain's filters smooth and fleeting, which the events share. Without
// one there are no states to wait for.
func Events(c *filter.Chain) (event.Settings, error) {
	values, err := c.Values("smooth")
	if err != nil {
		return event.Settings{}, err
	}
	fleeting, err := c.Values("fleeting")
	if err != nil {
		return event.Settings{}, err
	}
	settings := event.Parse(values).WithFleeting(fleeting)
	if !c.Has("smooth") {
		settings.Ahead = 0
	}
	return settings, nil
}

// MadeBy says what would make the outputs of a run with a chain, with the cards of its networks, and checks
// the chain and its networks.
func MadeBy(env Env, text string, settings []filter.Setting) (made face.Provenance, cards []models.Card, err error) {
	c, err := parseChain(env, text, settings)
	if err != nil {
		return made, nil, err
	}
	if err := c.open(); err != nil {
		return made, nil, err
	}
	cards, err = c.Cards()
	return c.made, cards, err
}

// joins tells that the tracks of one person get one number.
func (c *chain) joins() bool { return c.Has("people") && c.Has("track") }

// numbersLive are the filters that change the numbers of people where the end of the
// recording is not waited for.
func (c *chain) numbersLive(corrections *corrections) (list []filter.Filter) {
	if c.joins() {
		list = append(list, &joinedLive{count: c.count, corrections: corrections})
	}
	return append(list, corrections)
}
