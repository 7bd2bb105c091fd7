package filter

import (
	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/frame"
	"github.com/facecue/facecue/internal/opt"
)

func init() {
	register(Descriptor{
		Name:    "fleeting",
		Help:    "set how many false alarms are expected among fleeting candidates; without this filter, the usual number",
		Options: event.FleetingOptions(),
		Needs:   []string{"track", "classify"},
		New:     func(opt.Values, Env) (Filter, error) { return fleeting{}, nil },
	})
}

// fleeting holds options alone: candidates are found where states become events, after the
// chain.
type fleeting struct{}

// Configure accepts any stream.
func (fleeting) Configure(face.Stream) error { return nil }

// Process changes nothing.
func (fleeting) Process(*frame.Frame) error { return nil }

func (fleeting) Close() error { return nil }
