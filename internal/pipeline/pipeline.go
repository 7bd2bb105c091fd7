package pipeline

import (
	"github.com/facecue/facecue/filter"
	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/frame"
)

// Source gives decoded frames in presentation order, io.EOF after the last. A
// cancelled source returns an error that wraps context.Canceled.
type Source interface {
	Stream() face.Stream
	Read() (*frame.Frame, error)
}

// Sink takes the findings. A result is lent for the call: it changes afterwards.
type Sink interface {
	Result(*face.Result) error
	Event(event.Event) error
}

// FrameSink takes the frames themselves, and owns each from the call on.
type FrameSink interface {
	Frame(*frame.Frame) error
}

// Job is what one run reads, does and writes.
type Job struct {
	Source Source
	// NewStateless makes the stateless filters of one worker. The worker closes them.
	NewStateless func() (filter.Filter, error)
	// Stateful are the filters that need the frames in order. Run closes them.
	Stateful   filter.Filter
	Events     event.Settings
	Sinks      []Sink
	FrameSinks []FrameSink
	Workers    int // 0: one per processor
	Block      int // frames that a worker analyses together, beginning at multiples of this number; 0: 1
	Slots      int // blocks between source and stateful filters; 0: enough for all workers
	// Progress is called after all sinks have taken a frame. The result is lent.
	Progress func(*face.Result)
}
