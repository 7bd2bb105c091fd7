package subtitle

import (
	"io"

	"github.com/facecue/facecue/internal/format"
	"github.com/facecue/facecue/internal/opt"
)

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

// encoding is one kind of subtitle. A unit file registers exactly one.
type encoding struct {
	Name, Ext, Help string
	Options         opt.Set
	// Follow encodings get a cue for each stretch in which nothing on the picture
	// moves; the others one for each stretch in which no person's state changes.
	Follow bool
	// Split encodings get a cue for each person; the others one for all people.
	Split func(opt.Values) bool
	// Data encodings are read by programs: their cues have exact times in each layout.
	Data func(opt.Values) bool
	New  func(io.Writer, opt.Values, format.Header) (Encoder, error)
}

func register(e encoding) {
	format.Register(format.Format{Name: e.Name, Ext: e.Ext, Help: e.Help, Options: e.Options, Frames: e.Follow, Follow: e.Follow, New: e.writer})
}

// writer begins a subtitle on w.
func (e encoding) writer(w io.Writer, v opt.Values, h format.Header) (format.Writer, error) {
	encoder, err := e.New(w, v, h)
	if err != nil {
		return nil, err
	}
	called := named{encoder, h}
	if e.Follow {
		return newFollower(called, h.Stream, v), nil
	}
	n := newIntervals(called, h.Stream, v, e.Split != nil && e.Split(v))
	n.planned, _ = encoder.(planned)
	if e.Data != nil && e.Data(v) {
		n.reading, n.longest = false, v.Duration("max_cue")
	}
	return n, nil
}
