// Package filter holds the filters of a chain, one file each, and the interface they
// share. A filter reads a frame and writes what it finds into the frame's Result. It
// changes no pixels, and knows nothing of decoders, outputs and other filters.
package filter

import (
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/frame"
	"github.com/facecue/facecue/internal/opt"
)

// Filter is one stage of the analysis. One goroutine uses an instance at a time. A
// filter starts no goroutines, opens no files and depends on no pixel format.
type Filter interface {
	// Configure is called once, before the first frame. It refuses a stream that
	// the filter cannot work on.
	Configure(face.Stream) error
	// Process writes findings into the frame's Result. The frame is lent for the
	// call: the caller closes it, also when Process fails.
	Process(*frame.Frame) error
	// Close frees the filter's memory and networks. It may be called again.
	Close() error
}

// Descriptor describes a kind of filter. The file of a filter registers exactly one.
type Descriptor struct {
	Name    string
	Help    string
	Options opt.Set
	// Stateless is true of a filter whose findings in a frame do not depend on
	// other frames, or only as those of a BlockFilter do: the pipeline may run several instances side by side.
	Stateless bool
	// Tracking is true of a stateful filter that reads what the tracker gave: it runs right behind
	// the tracker, before people have numbers, wherever the chain names it.
	Tracking bool
	// Needs names the filters that must run before this one.
	Needs []string
	// Model is the option that names the network, "" for a filter without one.
	Model string
	// Estimates are what the filter itself gives of a face beside the scores, after those of
	// networks.
	Estimates []face.Estimate
	// Switch is the option of kind opt.Bool with which a filter in a chain does nothing and
	// loads no network; "" for a filter without one.
	Switch string
	// New makes an instance from parsed options.
	New func(opt.Values, Env) (Filter, error)
}
