package main

import (
	"errors"

	"github.com/facecue/facecue/internal/output"
)

// placement is where the outputs of one input go.
type placement struct {
	input   string
	targets []target
}

// places are where all outputs of a command line go. They are found before any work,
// so that no output takes the place of another one or of an input.
type places struct {
	reads output.Inputs
	plan  output.Plan
	list  []placement
}

// placeAll gives the targets their names for every input.
func placeAll(targets []target, inputs []string, reads output.Inputs) (*places, error) {
	p := &places{reads: reads}
	for _, input := range inputs {
		placed, err := p.place(targets, input)
		if err != nil {
			return nil, err
		}
		p.list = append(p.list, placement{input, placed})
	}
	return p, nil
}

func (p *places) place(targets []target, input string) ([]target, error) {
	placed := make([]target, len(targets))
	for i, t := range targets {
		t.path = expand(t.pattern, input)
		if err := p.add(t.path, input); err != nil {
			return nil, err
		}
		placed[i] = t
	}
	return placed, nil
}

// add reserves a file for an output of an input.
func (p *places) add(path, input string) error {
	if path == pipe {
		path = "/dev/stdout" // which may be a file that has another name as well
	}
	if err := p.plan.Add(path, input); err != nil {
		return usageError{err}
	}
	if err := output.Check(path, p.reads); errors.Is(err, output.ErrIsInput) {
		return err
	}
	return nil
}

// all are the outputs of all inputs.
func (p *places) all() (list []target) {
	for _, one := range p.list {
		list = append(list, one.targets...)
	}
	return list
}
