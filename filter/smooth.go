package filter

import (
	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/frame"
	"github.com/facecue/facecue/internal/opt"
)

func init() {
	register(Descriptor{
		Name:    "smooth",
		Help:    "hold each person's expression steady, and set what counts as a state or as fleeting",
		Options: event.Options(),
		Needs:   []string{"track", "classify"},
		New:     newSmooth,
	})
}

// smooth sets each face's smoothed scores and state.
type smooth struct {
	settings event.Settings
	smoother *event.Smoother
}

func newSmooth(v opt.Values, _ Env) (Filter, error) {
	return &smooth{settings: event.Parse(v)}, nil
}

// Configure accepts any stream.
func (s *smooth) Configure(stream face.Stream) error {
	s.smoother = event.NewSmoother(s.settings, stream)
	return nil
}

// Process sets the smoothed scores and the state of each face.
func (s *smooth) Process(f *frame.Frame) error {
	s.smoother.Apply(&f.Result)
	return nil
}

func (s *smooth) Close() error { return nil }
