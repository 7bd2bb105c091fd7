package table

import (
	"bufio"
	"cmp"
	"io"
	"slices"

	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/face"
)

// gather is a writer that holds all events until the end, since they come when they
// are over and are written by onset. A two-hour session has some thousands.
type gather struct {
	w      *bufio.Writer
	stream face.Stream
	rows   []event.Event
	end    int64                  // PTS at which the last frame ends
	text   func(g *gather) []byte // the whole file, of sorted rows
}

func newGather(w io.Writer, s face.Stream, text func(*gather) []byte) Writer {
	return &gather{w: bufio.NewWriter(w), stream: s, text: text, end: s.Clock.Start}
}

func (g *gather) Result(r *face.Result) error {
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
		g.end = max(g.end, e.Offset)
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

// tier is what one person shows in one reading: events that follow each other.
type tier struct {
	person int
	kind   event.Kind
	rows   []event.Event
}

// tierName is such as "P1 state".
func (g *gather) tierName(t tier) string {
	if t.kind == event.Fleeting {
		return g.who(t.person) + " " + g.stream.Words.Fleeting()
	}
	return g.who(t.person) + " " + g.stream.Words.State()
}

// who is what a person is called, on one line.
func (g *gather) who(id int) string { return face.Plain(g.stream.Names.Of(id)) }

// word is what a label is called.
func (g *gather) word(l face.Label) string { return g.stream.Words.Of(l) }

// tiers sorts the events by person and reading. Formats that have tiers allow no
// overlap on one; where two fleeting candidates overlap, the later begins when the
// earlier ends, or falls away.
func (g *gather) tiers() (list []tier) {
	for _, e := range g.rows {
		at := slices.IndexFunc(list, func(t tier) bool { return t.person == e.Person && t.kind == e.Kind })
		if at < 0 {
			at = len(list)
			list = append(list, tier{person: e.Person, kind: e.Kind})
		}
		rows := list[at].rows
		if len(rows) > 0 {
			e.Onset = max(e.Onset, rows[len(rows)-1].Offset)
		}
		if e.Onset < e.Offset {
			list[at].rows = append(rows, e)
		}
	}
	slices.SortFunc(list, func(a, b tier) int {
		return cmp.Or(cmp.Compare(a.person, b.person), cmp.Compare(a.kind, b.kind))
	})
	return list
}
