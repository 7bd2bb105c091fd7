package filter

import (
	"slices"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/frame"
	"github.com/facecue/facecue/internal/opt"
	"github.com/facecue/facecue/internal/speech"
)

func init() {
	register(Descriptor{
		Name:      "speak",
		Help:      "estimate from the mouth's motion whether each face talks: the column speaking; follows track",
		Needs:     []string{"track", "classify"},
		Estimates: []face.Estimate{speech.Estimate},
		New:       newSpeak,
	})
}

// speak adds a score of talking to the estimates of each face.
type speak struct{ meter *speech.Meter }

func newSpeak(opt.Values, Env) (Filter, error) { return &speak{}, nil }

// Configure accepts any stream.
func (s *speak) Configure(stream face.Stream) error {
	s.meter = speech.NewMeter(stream)
	return nil
}

// Process adds an estimate to each face that was cut out.
func (s *speak) Process(f *frame.Frame) error {
	if f.Result.Status == face.NotAnalysed {
		return nil
	}
	s.meter.Forget(f.Result.PTS)
	for i := range f.Result.Faces {
		if e := &f.Result.Faces[i]; e.Small != nil {
			e.Estimates = append(slices.Clip(e.Estimates), s.meter.Score(e, f.Result.PTS))
		}
	}
	return nil
}

func (s *speak) Close() error { return nil }
