package table

import (
	"bufio"
	"cmp"
	"io"
	"slices"

	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/timecode"
)

// gather is a writer that holds all events until the end, since they come when they
// are over and are written by onset. A two-hour session has some thousands.
type gather struct {
	w        *bufio.Writer
	stream   face.Stream
	rows     []event.Event
	end      int64                  // PTS at which the last frame ends
	text     func(g *gather) []byte // the whole file, of sorted rows
	plan     *timecode.Plan         // of a format for editors; nil for another
	timeline timecode.Timeline      // that the plan has come to, for text
}

func newGather(w io.Writer, s face.Stream, text func(*gather) []byte) Writer {
	return &gather{w: bufio.NewWriter(w), stream: s, text: text, end: s.Clock.Start}
}

// newTimeline is newGather for a format that counts frames as a plan says.
func newTimeline(w io.Writer, s face.Stream, plan *timecode.Plan, text func(*gather) []byte) Writer {
	return &gather{w: bufio.NewWriter(w), stream: s, text: text, end: s.Clock.Start, plan: plan}
}

// Remarks say what the plan of a timeline chose.
func (g *gather) Remarks() []string {
	if g.plan == nil {
		return nil
	}
	return g.plan.Remarks()
}

func (g *gather) Result(r *face.Result) error {
	if g.plan != nil {
		g.plan.Picture(r.PTS)
	}
	length := r.Duration
	if length <= 0 {
		length = g.stream.FrameTicks()
	}
	g.end = max(g.end, r.PTS+length)
	return nil
}

func (g *gather) Event(e event.Event) error {
	g.rows = append(g.rows, e)
	return nil
}

func (g *gather) Close() error {
	slices.SortStableFunc(g.rows, byOnset)
	for _, e := range g.rows {
		g.end = max(g.end, e.Shown(g.stream.Clock).Offset)
	}
	if g.plan != nil {
		g.timeline = g.plan.Timeline()
	}
	if _, err := g.w.Write(g.text(g)); err != nil {
		return err
	}
	return g.w.Flush()
}

func byOnset(a, b event.Event) int {
	return cmp.Or(cmp.Compare(a.Onset, b.Onset), cmp.Compare(a.Person, b.Person),
		cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Label, b.Label))
}

// who is what a person is called, on one line.
func (g *gather) who(id int) string { return face.Plain(g.stream.Names.Of(id)) }

// word is what a label is called.
func (g *gather) word(l face.Label) string { return g.stream.Words.Of(l) }
