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
		Help:      "tell from the mouth's motion whether each face talks: the score speaking, the state speech, stretches of speech; follows track",
		Needs:     []string{"track", "classify"},
		Tracking:  true,
		Estimates: []face.Estimate{speech.Estimate, speech.State},
		New:       newSpeak,
	})
}

// speak adds a score of talking, and whether the person talks by what went before, to the
// estimates of each face. Where frames wait, event.TwoSided decides both again.
type speak struct {
	meter *speech.Meter
	held  *speech.Held
}

func newSpeak(opt.Values, Env) (Filter, error) { return &speak{}, nil }

// Configure accepts any stream.
func (s *speak) Configure(stream face.Stream) error {
	s.meter, s.held = speech.NewMeter(stream), speech.NewHeld(stream)
	return nil
}

// Process adds two estimates to each face that was cut out.
func (s *speak) Process(f *frame.Frame) error {
	if f.Result.Status == face.NotAnalysed {
		return nil
	}
	s.meter.Forget(f.Result.PTS)
	s.held.Forget(f.Result.PTS)
	for i := range f.Result.Faces {
		if e := &f.Result.Faces[i]; e.Small != nil {
			score := s.meter.Score(e, f.Result.PTS)
			e.Estimates = append(slices.Clip(e.Estimates), score, s.held.State(e.ID, score, f.Result.PTS))
		}
	}
	return nil
}

func (s *speak) Close() error { return nil }
