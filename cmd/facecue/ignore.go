package main

import (
	"github.com/urfave/cli/v2"

	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/face"
)

// people reads what the command line says of them: their names, and who is left
// out.
func people(c *cli.Context) (names face.Names, ignore face.People, err error) {
	if names, err = face.ParseNames(c.StringSlice("name")); err != nil {
		return nil, nil, usagef("--name: %w", err)
	}
	if ignore, err = face.ParsePeople(c.String("ignore")); err != nil {
		return nil, nil, usagef("--ignore: %w", err)
	}
	return names, ignore, nil
}

// discreet is a text output that leaves out people who did not consent.
type discreet struct {
	textWriter
	ignore face.People
}

// leavingOut wraps an output where somebody is to be left out.
func leavingOut(w textWriter, ignore face.People) textWriter {
	if len(ignore) == 0 {
		return w
	}
	return discreet{w, ignore}
}

func (d discreet) Result(r *face.Result) error { return d.textWriter.Result(r.Without(d.ignore)) }

func (d discreet) Event(e event.Event) error {
	if d.ignore.Has(e.Person) {
		return nil
	}
	return d.textWriter.Event(e)
}
