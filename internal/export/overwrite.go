package export

import (
	"errors"
	"fmt"
	"os"

	"github.com/facecue/facecue/internal/output"
)

// Overwriter decides what happens to files that exist, as ffmpeg does: -y
// replaces, -n refuses, else the person at the terminal is asked.
type Overwriter struct {
	Yes, No bool
	// Ask asks the person at the terminal; nil where there is none.
	Ask func(question string) (yes bool, err error)
}

// ReadFiles finds the files behind the names of inputs, also that which standard input
// is read from.
func ReadFiles(names ...string) output.Inputs {
	var files []string
	for _, name := range names {
		if name == Pipe {
			name = "/dev/stdin"
		}
		files = append(files, name)
	}
	return output.Reads(files...)
}

// Allow checks a target before any work is done.
func (o Overwriter) Allow(target string, inputs output.Inputs) error {
	err := output.Check(target, inputs)
	if err == nil || !errors.Is(err, output.ErrExists) {
		return err
	}
	switch {
	case o.Yes:
		return nil
	case o.No:
		return fmt.Errorf("%w; not replaced, as -n asks", err)
	case o.Ask == nil:
		return fmt.Errorf("%w; -y replaces it", err)
	}
	return o.ask(target)
}

// AllowAll checks the files among the targets.
func (o Overwriter) AllowAll(targets []Target, inputs output.Inputs) error {
	for _, t := range targets {
		if t.Path == Pipe {
			continue
		}
		if err := o.Allow(t.Path, inputs); err != nil {
			return err
		}
	}
	return nil
}

// Check refuses outputs that cannot show what is asked for, or would take the place of
// a person's part of another one. Targets are those of all inputs.
func (p People) Check(targets []Target) error {
	if err := p.Only.check(targets); err != nil {
		return err
	}
	if !p.PerPerson {
		return nil
	}
	if err := checkNames(p.Names); err != nil {
		return err
	}
	return checkPeople(targets, p.Names)
}

// Allow checks the files that the outputs of one input would replace.
func (p People) Allow(targets []Target, o Overwriter, inputs output.Inputs) error {
	if err := o.AllowAll(targets, inputs); err != nil {
		return err
	}
	if !p.PerPerson {
		return nil
	}
	return allowPeople(targets, p.Names, func(file string) error { return o.Allow(file, inputs) })
}

// Done tells that -n leaves nothing to do: all targets are files that are there.
func (o Overwriter) Done(targets []Target) bool {
	if !o.No || o.Yes {
		return false
	}
	for _, t := range targets {
		if info, err := os.Stat(t.Path); t.Path == Pipe || err != nil || !info.Mode().IsRegular() {
			return false
		}
	}
	return len(targets) > 0
}

func (o Overwriter) ask(target string) error {
	yes, err := o.Ask(fmt.Sprintf("File '%s' already exists. Overwrite? [y/N] ", target))
	if yes || err != nil {
		return err
	}
	return fmt.Errorf("%s: not replaced", target)
}
