package main

import (
	"github.com/urfave/cli/v2"

	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/format"
)

// cast is what outputs say of people: their names, who is left out, and what
// labels are called.
type cast struct {
	names  face.Names
	ignore face.People
	words  face.Words
	only   only
	apart  bool // each person in a file as well
}

// header is what the outputs of a recording know before the first frame.
func (p cast) header(s face.Stream, made face.Provenance) format.Header {
	return format.Header{Stream: s, Provenance: made, Names: p.names, Words: p.words}
}

// people reads what the command line says of them.
func people(c *cli.Context) (p cast, err error) {
	if p.names, err = face.ParseNames(c.StringSlice("name")); err != nil {
		return p, usagef("--name: %w", err)
	}
	if p.ignore, err = face.ParsePeople(c.String("ignore")); err != nil {
		return p, usagef("--ignore: %w", err)
	}
	if p.only, err = parseOnly(c.String("only")); err != nil {
		return p, err
	}
	if p.apart = c.Bool("per-person"); p.apart {
		if err = checkNames(p.names); err != nil {
			return p, err
		}
	}
	p.words, err = labelWords(c)
	return p, err
}

// discreet is a text output that leaves out people who did not consent.
type discreet struct {
	format.Writer
	ignore face.People
}

// leavingOut wraps an output where somebody is to be left out.
func leavingOut(w format.Writer, ignore face.People) format.Writer {
	if len(ignore) == 0 {
		return w
	}
	return discreet{w, ignore}
}

func (d discreet) Result(r *face.Result) error { return d.Writer.Result(r.Without(d.ignore)) }

func (d discreet) Event(e event.Event) error {
	if d.ignore.Has(e.Person) {
		return nil
	}
	return d.Writer.Event(e)
}
