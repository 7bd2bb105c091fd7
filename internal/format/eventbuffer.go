package format

import (
	"bufio"
	"cmp"
	"io"
	"slices"

	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/wording"
)

// EventBuffer is a Writer that holds all events until Close, since events come when they
// are over and are written by onset. A two-hour session has some thousands of events.
type EventBuffer struct {
	Header
	Rows []event.Event // sorted by onset when the text is made
	End  int64         // PTS at which the last frame ends

	w    *bufio.Writer
	text func(*EventBuffer) []byte
}

// NewEventBuffer writes the text of all events to w at Close.
func NewEventBuffer(w io.Writer, h Header, text func(*EventBuffer) []byte) *EventBuffer {
	return &EventBuffer{Header: h, End: h.Stream.Clock.Start, w: bufio.NewWriter(w), text: text}
}

// Result moves End.
func (g *EventBuffer) Result(r *face.Result) error {
	length := r.Duration
	if length <= 0 {
		length = g.Stream.FrameTicks()
	}
	g.End = max(g.End, r.PTS+length)
	return nil
}

// Event adds a row.
func (g *EventBuffer) Event(e event.Event) error {
	g.Rows = append(g.Rows, e)
	return nil
}

// Close sorts the rows, makes the text and writes it.
func (g *EventBuffer) Close() error {
	slices.SortStableFunc(g.Rows, ByOnset)
	for _, e := range g.Rows {
		g.End = max(g.End, e.Shown(g.Stream.Clock).Offset)
	}
	if _, err := g.w.Write(g.text(g)); err != nil {
		return err
	}
	return g.w.Flush()
}

// ByOnset orders events by onset, then person, reading and label.
func ByOnset(a, b event.Event) int {
	return cmp.Or(cmp.Compare(a.Onset, b.Onset), cmp.Compare(a.Person, b.Person),
		cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Label, b.Label))
}

// Who is what a person is called, on one line.
func (h Header) Who(id int) string { return wording.Plain(h.Names.Of(id)) }

// Word is what a label is called.
func (h Header) Word(l face.Label) string { return h.Words.Of(l) }

// Says is what an event is called: its label, or the word for speech.
func (h Header) Says(e event.Event) string {
	if e.Kind == event.Speech {
		return h.Words.Speaking()
	}
	return h.Word(e.Label)
}

// Milliseconds is a PTS as player's time in whole milliseconds, never negative.
func (h Header) Milliseconds(pts int64) int64 { return max(0, h.Stream.Clock.Scaled(pts, 1000)) }

// Seconds is a PTS as player's seconds, to the microsecond.
func (h Header) Seconds(pts int64) string {
	return string(AppendSeconds(nil, h.Stream.Clock, pts, 6))
}
