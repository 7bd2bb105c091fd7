package marker

import (
	"io"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/format"
	"github.com/facecue/facecue/internal/opt"
	"github.com/facecue/facecue/internal/timecode"
)

// timelineBuffer is a buffer of events for a format that counts frames at an editor's rate,
// which the plan chooses by the pictures of the recording.
type timelineBuffer struct {
	*format.EventBuffer
	plan     *timecode.Plan
	timeline timecode.Timeline
}

// planParser reads the options of a timeline: timecode.Parse, or timecode.FromZero for a
// format without time code.
type planParser func(opt.Values, face.Stream) (*timecode.Plan, error)

// newTimeline is a writer whose timeline the options v plan.
func newTimeline(w io.Writer, v opt.Values, h format.Header, parse planParser, text func(*timelineBuffer) []byte) (format.Writer, error) {
	plan, err := parse(v, h.Stream)
	if err != nil {
		return nil, err
	}
	g := &timelineBuffer{plan: plan}
	g.EventBuffer = format.NewEventBuffer(w, h, func(*format.EventBuffer) []byte {
		g.timeline = plan.Timeline()
		return text(g)
	})
	return g, nil
}

// Remarks say which rate the plan chose.
func (g *timelineBuffer) Remarks() []string { return g.plan.Remarks() }

// Result tells the plan of a picture.
func (g *timelineBuffer) Result(r *face.Result) error {
	g.plan.Picture(r.PTS)
	return g.EventBuffer.Result(r)
}
