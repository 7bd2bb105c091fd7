package subtitle

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

// Encoder writes cues in order of time. Close writes what follows the last.
type Encoder interface {
	Encode(Cue) error
	Close() error
}

// planned is an Encoder that chooses a rate by the pictures of the recording. It begins
// when it has their PTS, before the first cue.
type planned interface {
	Begin(pictures []int64) error
	Remarks() []string
}

// Header is what an encoder knows before the first cue.
type Header struct {
	Stream     face.Stream
	Provenance face.Provenance
}

// Format is one kind of subtitle. A unit file registers exactly one.
type Format struct {
	Name, Ext, Help string
	Options         opt.Set
	// Follow formats get a cue for each stretch in which nothing on the picture
	// moves; the others one for each stretch in which nobody's state changes.
	Follow bool
	// Split formats get a cue for each person; the others one for all people.
	Split func(opt.Values) bool
	New   func(io.Writer, opt.Values, Header) (Encoder, error)
}

var registry = opt.NewRegistry("subtitle format", func(f Format) string { return f.Name })

func register(f Format) { registry.Add(f) }

// Formats lists every subtitle format by name.
func Formats() []Format { return registry.All() }

// NewWriter begins a subtitle on w.
func NewWriter(f Format, w io.Writer, v opt.Values, s face.Stream, p face.Provenance) (Writer, error) {
	encoder, err := f.New(w, v, Header{s, p})
	if err != nil {
		return nil, err
	}
	called := named{encoder, s.Names, s.Words}
	if f.Follow {
		return newFollower(called, s, v), nil
	}
	n := newIntervals(called, s, v, f.Split != nil && f.Split(v))
	n.planned, _ = encoder.(planned)
	return n, nil
}
