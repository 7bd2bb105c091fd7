// Package filter holds the stages between decoding and the sinks, one file
// each, and the contract they share. A filter writes what it finds into the
// frame's Result and never changes a pixel or the order of frames.
package filter

import (
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/frame"
	"github.com/facecue/facecue/internal/opt"
)

// Filter is one stage. One goroutine uses an instance at a time. It starts no
// goroutines, knows no pixel formats, opens no files, parses no flags.
type Filter interface {
	// Configure is called once, before the first frame. It refuses what the
	// stage cannot work on.
	Configure(face.Stream) error
	// Process writes findings into the frame's Result. The frame is lent for the
	// call: the caller closes it, also when Process fails.
	Process(*frame.Frame) error
	// Close frees what the stage holds. It may be called again.
	Close() error
}

// Descriptor names a kind of filter. A unit file registers exactly one.
type Descriptor struct {
	Name    string
	Help    string
	Options opt.Set
	// Stateless filters judge each frame by itself: the pipeline may run
	// several instances side by side.
	Stateless bool
	// Needs names the filters that must run before this one.
	Needs []string
	// Model is the option that names the network, "" for a filter without one.
	Model string
	// New makes an instance from parsed options; env brings what options
	// cannot name, such as loaded models.
	New func(opt.Values, Env) (Filter, error)
}
