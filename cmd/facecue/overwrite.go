package main

import (
	"errors"
	"fmt"
	"io"

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

// allow checks a target before any work is done.
func (o overwriter) allow(target string, inputs ...string) error {
	err := output.Check(target, inputs...)
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

func (o overwriter) ask(target string) error {
	fmt.Fprintf(o.out, "File '%s' already exists. Overwrite? [y/N] ", target)
	if yes, err := answeredYes(o.in); yes || err != nil {
		return err
	}
	return fmt.Errorf("%s: not replaced", target)
}
