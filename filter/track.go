package filter

import (
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/frame"
	"github.com/facecue/facecue/internal/opt"
	"github.com/facecue/facecue/internal/track"
)

func init() {
	register(Descriptor{
		Name:    "track",
		Help:    "give each person one number through a shot",
		Options: track.Options(),
		Needs:   []string{"detect"},
		New:     newTracker,
	})
}

// tracker numbers the faces of each person, and drops faces of low score that belong to
// no person.
type tracker struct {
	settings track.Settings
	tracker  *track.Tracker
}

func newTracker(v opt.Values, env Env) (Filter, error) {
	settings := track.Parse(v)
	settings.Whole = env.Whole
	return &tracker{settings: settings}, nil
}

// Configure accepts any stream.
func (t *tracker) Configure(stream face.Stream) error {
	t.tracker = track.New(t.settings, stream)
	return nil
}

// Process sets the number of each face, and the status of an analysed frame.
func (t *tracker) Process(f *frame.Frame) error {
	t.tracker.Update(&f.Result)
	if f.Result.Status != face.NotAnalysed {
		f.Result.DeriveStatus()
	}
	return nil
}

func (t *tracker) Close() error { return nil }
