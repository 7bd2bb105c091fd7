package main

import (
	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/format"
)

// only is a reading that outputs are confined to; the zero value is both.
type only string

// Readings of --only.
const (
	onlyFleeting only = "fleeting"
	onlyStates   only = "states"
)

func parseOnly(text string) (only, error) {
	switch o := only(text); o {
	case "", onlyFleeting, onlyStates:
		return o, nil
	}
	return "", usagef("--only %s: it is fleeting or states", text)
}

// check refuses an output that has no such reading to show.
func (o only) check(targets []target) error {
	for _, t := range targets {
		if o == onlyFleeting && t.format.Follow {
			return usagef("-o %s: %s draws the states that faces are in; for --only fleeting take .srt, .vtt or a list of markers", t.path, t.format.Name)
		}
	}
	return nil
}

// confined is a text output of one reading. Rows of frames have no readings and
// stay.
type confined struct {
	format.Writer
	kind event.Kind
}

// confine wraps an output where one reading is asked for.
func (o only) confine(w format.Writer) format.Writer {
	switch o {
	case onlyFleeting:
		return confined{w, event.Fleeting}
	case onlyStates:
		return confined{w, event.State}
	}
	return w
}

func (c confined) Event(e event.Event) error {
	if e.Kind != c.kind {
		return nil
	}
	return c.Writer.Event(e)
}
