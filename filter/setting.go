package filter

import "fmt"

// Setting sets an option of a filter in a chain, for a flag of the command line that
// stands for the option.
type Setting struct {
	Filter, Option string
	Text           string // the value as the user wrote it
	Flag           string // what messages call the setting
	Weak           bool   // only where the chain has the filter and does not set the option
}

func (c *Chain) set(s Setting) error {
	e := c.find(s.Filter)
	if s.Weak && (e == nil || e.values.Given(s.Option)) {
		return nil
	}
	if e == nil {
		return fmt.Errorf("%s needs a %s filter in --filter", s.Flag, s.Filter)
	}
	values, err := e.values.With(s.Option, s.Text)
	if err != nil {
		return fmt.Errorf("%s: %w", s.Flag, err)
	}
	e.values = values
	return nil
}

func (c *Chain) find(name string) *entry {
	for _, part := range [][]entry{c.stateless, c.stateful} {
		for i := range part {
			if part[i].Name == name {
				return &part[i]
			}
		}
	}
	return nil
}
