package marker

import (
	"io"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/format"
	"github.com/facecue/facecue/internal/timecode"
)

// timelineBuffer is a buffer of events for a format that counts frames at an editor's rate,
// which the plan chooses by the pictures of the recording.
type timelineBuffer struct {
	*format.EventBuffer
	plan     *timecode.Plan
	timeline timecode.Timeline
}

func newTimeline(w io.Writer, h format.Header, plan *timecode.Plan, text func(*timelineBuffer) []byte) format.Writer {
	g := &timelineBuffer{plan: plan}
	g.EventBuffer = format.NewEventBuffer(w, h, func(*format.EventBuffer) []byte {
		g.timeline = plan.Timeline()
		return text(g)
	})
	return g
}

// Remarks say which rate the plan chose.
func (g *timelineBuffer) Remarks() []string { return g.plan.Remarks() }

// Result tells the plan of a picture.
func (g *timelineBuffer) Result(r *face.Result) error {
	g.plan.Picture(r.PTS)
	return g.EventBuffer.Result(r)
}
