package main

import (
	"errors"
	"fmt"
	"io"

	"github.com/urfave/cli/v2"

	"github.com/facecue/facecue/internal/output"
)

// overwriter decides what happens to files that exist, as ffmpeg does: -y
// replaces, -n refuses, else the person at the terminal is asked.
type overwriter struct {
	yes, no  bool
	terminal bool
	in       io.Reader
	out      io.Writer
}

// newOverwriter takes the flags, and whether somebody is there to be asked.
func newOverwriter(c *cli.Context, s streams) overwriter {
	in, _ := interactive(s)
	return overwriter{yes: c.Bool("y"), no: c.Bool("n"), terminal: in, in: s.in, out: s.err}
}

// readFiles finds the files behind the names of inputs, also that which standard input
// is read from.
func readFiles(names ...string) output.Inputs {
	var files []string
	for _, name := range names {
		if name == pipe {
			name = "/dev/stdin"
		}
		files = append(files, name)
	}
	return output.Reads(files...)
}

// allow checks a target before any work is done.
func (o overwriter) allow(target string, inputs output.Inputs) error {
	err := output.Check(target, inputs)
	if err == nil || !errors.Is(err, output.ErrExists) {
		return err
	}
	switch {
	case o.yes:
		return nil
	case o.no:
		return fmt.Errorf("%w; not replaced, as -n asks", err)
	case !o.terminal:
		return fmt.Errorf("%w; -y replaces it", err)
	}
	return o.ask(target)
}

// allowAll checks the files among the targets.
func (o overwriter) allowAll(targets []target, inputs output.Inputs) error {
	for _, t := range targets {
		if t.path == pipe {
			continue
		}
		if err := o.allow(t.path, inputs); err != nil {
			return err
		}
	}
	return nil
}

// check refuses outputs that cannot show what is asked for, or would take the place of
// a person's part of another one. Targets are those of all inputs.
func (p cast) check(targets []target) error {
	if err := p.only.check(targets); err != nil {
		return err
	}
	if !p.apart {
		return nil
	}
	return checkPeople(targets, p.names)
}

// allow checks the files that the outputs of one input would replace.
func (p cast) allow(targets []target, o overwriter, inputs output.Inputs) error {
	if err := o.allowAll(targets, inputs); err != nil {
		return err
	}
	if !p.apart {
		return nil
	}
	return allowPeople(targets, p.names, func(file string) error { return o.allow(file, inputs) })
}

func (o overwriter) ask(target string) error {
	fmt.Fprintf(o.out, "File '%s' already exists. Overwrite? [y/N] ", target)
	if yes, err := answeredYes(o.in); yes || err != nil {
		return err
	}
	return fmt.Errorf("%s: not replaced", target)
}
