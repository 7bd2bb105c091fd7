// Package table writes the results as tables: the lossless record in JSON
// lines, a CSV of faces, a CSV of events. It also reads the record back.
package table

import (
	"io"

	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/opt"
)

// Writer takes the findings of one run. Close finishes the text and leaves the
// io.Writer open.
type Writer interface {
	Result(*face.Result) error // in frame order; lent for the call
	Event(event.Event) error
	Close() error
}

// Format is one kind of table. A unit file registers exactly one.
type Format struct {
	Name, Ext, Help string
	Binary          bool // not lines of text
	Frames          bool // made of frames, not of events
	Options         opt.Set
	New             func(io.Writer, opt.Values, face.Stream, face.Provenance) (Writer, error)
}

var registry = opt.NewRegistry("table format", func(f Format) string { return f.Name })

func register(f Format) { registry.Add(f) }

// Formats lists every table by name.
func Formats() []Format { return registry.All() }

// NewWriter begins a table on w.
func NewWriter(f Format, w io.Writer, v opt.Values, s face.Stream, p face.Provenance) (Writer, error) {
	return f.New(w, v, s, p)
}
