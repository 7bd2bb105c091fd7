package export

import (
	"errors"

	"github.com/facecue/facecue/internal/outcome"
	"github.com/facecue/facecue/internal/output"
)

// Placement is where the outputs of one input go.
type Placement struct {
	Input   string
	Targets []Target
}

// Places are where all outputs of a command line go. They are found before any work,
// so that no output takes the place of another one or of an input.
type Places struct {
	Reads output.Inputs
	plan  output.Plan
	List  []Placement
}

// PlaceAll gives the targets their names for every input.
func PlaceAll(targets []Target, inputs []string, reads output.Inputs) (*Places, error) {
	p := &Places{Reads: reads}
	for _, input := range inputs {
		placed, err := p.place(targets, input)
		if err != nil {
			return nil, err
		}
		p.List = append(p.List, Placement{input, placed})
	}
	return p, nil
}

func (p *Places) place(targets []Target, input string) ([]Target, error) {
	placed := make([]Target, len(targets))
	for i, t := range targets {
		if t.Path == "" {
			t.Path = expand(t.Pattern, input)
		}
		if err := p.Add(t.Path, input); err != nil {
			return nil, err
		}
		placed[i] = t
	}
	return placed, nil
}

// Add reserves a file for an output of an input.
func (p *Places) Add(path, input string) error {
	if path == Pipe {
		path = "/dev/stdout" // which may be a file that has another name as well
	}
	if err := p.plan.Add(path, input); err != nil {
		return outcome.Usage(err)
	}
	if err := output.Check(path, p.Reads); errors.Is(err, output.ErrIsInput) {
		return err
	}
	return nil
}

// All are the outputs of all inputs.
func (p *Places) All() (list []Target) {
	for _, one := range p.List {
		list = append(list, one.Targets...)
	}
	return list
}
