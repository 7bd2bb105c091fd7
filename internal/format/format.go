package format

import (
	"io"

	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/opt"
	"github.com/facecue/facecue/internal/people"
	"github.com/facecue/facecue/internal/wording"
)

// Writer takes the findings of one run. Close finishes the text and leaves the
// io.Writer open.
type Writer interface {
	Result(*face.Result) error // in frame order; lent for the call
	Event(event.Event) error
	Close() error
}

// Remarker is a Writer that chooses something the user should know of, such as the rate
// of a timeline. Remarks are complete after Close.
type Remarker interface {
	Remarks() []string
}

// Header is what a writer knows before the first frame.
type Header struct {
	Recording  string // the recording's name without folder and extension; empty where it has none
	Stream     face.Stream
	Provenance face.Provenance
	Names      wording.Names // of people
	Words      wording.Words // for labels and readings
	Sheet      *people.Sheet // that gave people their numbers and names; nil where there is none
	Series     []Series      // measured beside the recording
	Pictures   Pictures      // of the recording; nil where it cannot be read
}

// Pictures gives small pictures of a recording as JPEG, while a Writer is closed. Faces are covered by mosaics unless clear is
// true; those of people whom the user leaves out are covered always.
type Pictures interface {
	Moment(pts int64, width int, clear bool) ([]byte, error) // the picture of a frame
	Face(person, side int, clear bool) ([]byte, error)       // a square with a face of a person; nil where there is none
}

// Series is a signal that was measured beside the recording. Times are the recording's seconds as players show them,
// ascending; NaN is a missing value.
type Series struct {
	Name, Unit    string
	Times, Values []float64
}

// Format is one kind of text output. A unit file registers exactly one.
type Format struct {
	Name, Ext, Help string
	Binary          bool     // not lines of text
	Frames          bool     // made of frames, not of events
	Follow          bool     // made of the places of the faces, frame by frame
	Single          bool     // the same for all people and for each
	Signals         bool     // shows what was measured beside the recording
	Columns         []Column // of a table, keys of a record; nil for other outputs
	Estimates       bool     // has after Columns one for each estimate of the networks (EstimateColumns)
	Speech          bool     // takes stretches of speech besides the events of expressions
	Options         opt.Set
	New             func(io.Writer, opt.Values, Header) (Writer, error)
}

var registry = opt.NewRegistry("output format", func(f Format) string { return f.Name })

// Register adds a format; it is called while packages are initialised.
func Register(f Format) { registry.Add(f) }

// All lists the formats of the packages that the program links, by name.
func All() []Format { return registry.All() }

// Named is the format of a name.
func Named(name string) (Format, error) { return registry.Get(name) }
