package batch

import (
	"github.com/facecue/facecue/internal/corpus"
	"github.com/facecue/facecue/internal/run"
)

// Order is what a worker is told to do.
type Order struct {
	Input   string         `json:"input"`
	Paths   []string       `json:"paths"`   // of the outputs, in the order of the targets
	Options corpus.Options `json:"options"` // of this recording
	Replace bool           `json:"replace"` // outputs that exist
	Scratch string         `json:"scratch"` // a local folder in which outputs are collected; "" for none
}

// Report is what a worker says while it follows an order, and at the end.
type Report struct {
	Log   string    `json:"log,omitempty"`   // a message, a line
	Level string    `json:"level,omitempty"` // of the message: "warning" or "error", or ""
	Tally run.Tally `json:"tally"`
	End   Kind      `json:"end,omitempty"`   // "" before the end
	Files []string  `json:"files,omitempty"` // that the order wrote, at its end
	Error string    `json:"error,omitempty"`
}

// Kind is how an order ended.
type Kind string

// The kinds of an end.
const (
	Whole       Kind = "done"
	Damaged     Kind = "damaged"     // the recording was not whole; the outputs were written
	Failed      Kind = "failed"      // because of this recording
	Interrupted Kind = "interrupted" // by a signal
	NoRoom      Kind = "no room"     // no output can be written at present: a full or read-only disk
)

// state is what the manifest says of an order that ended so.
func (k Kind) state() corpus.State {
	switch k {
	case Whole:
		return corpus.Done
	case Damaged:
		return corpus.Damaged
	case Failed:
		return corpus.Failed
	}
	return corpus.Waiting
}
