package export

import (
	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/format"
	"github.com/facecue/facecue/internal/outcome"
)

// only is a reading that outputs are kindFilter to; the zero value is both.
type Only string

// Readings of --only.
const (
	onlyFleeting Only = "fleeting"
	onlyStates   Only = "states"
)

func ParseOnly(text string) (Only, error) {
	switch o := Only(text); o {
	case "", onlyFleeting, onlyStates:
		return o, nil
	}
	return "", outcome.Usagef("--only %s: it is fleeting or states", text)
}

// check refuses an output that has no such reading to show.
func (o Only) check(targets []Target) error {
	for _, t := range targets {
		if o == onlyFleeting && t.Format.Follow {
			return outcome.Usagef("-o %s: %s draws the states that faces are in; for --only fleeting take .srt, .vtt or a list of markers", t.Path, t.Format.Name)
		}
	}
	return nil
}

// kindFilter is a text output of one reading. Rows of frames have no readings and
// stay.
type kindFilter struct {
	format.Writer
	kind event.Kind
}

// confine wraps an output where one reading is asked for.
func (o Only) confine(w format.Writer) format.Writer {
	switch o {
	case onlyFleeting:
		return kindFilter{w, event.Fleeting}
	case onlyStates:
		return kindFilter{w, event.State}
	}
	return w
}

func (c kindFilter) Event(e event.Event) error {
	if e.Kind != c.kind {
		return nil
	}
	return c.Writer.Event(e)
}
