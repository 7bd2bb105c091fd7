package marker

import (
	"io"

	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/format"
)

// Chapter is a stretch of the recording that begins with an expression. Times are
// PTS.
type Chapter struct {
	Start, End int64
	Title      string
}

// Chapters collects the chapters that a container is given; List is whole after
// Close.
type Chapters struct {
	format.Writer
	List []Chapter
}

// NewChapters begins an empty list.
func NewChapters(h format.Header) *Chapters {
	c := &Chapters{}
	c.Writer = format.NewEventBuffer(io.Discard, h, func(g *format.EventBuffer) []byte {
		c.List = chapters(g)
		return nil
	})
	return c
}

// chapters begin with the states of expressions. Players show one chapter at a
// time, so each ends where the next begins; what begins together shares one.
func chapters(g *format.EventBuffer) (list []Chapter) {
	for _, e := range format.Expressions(g.Rows) {
		if e.Kind == event.Fleeting {
			continue
		}
		if n := len(list); n > 0 && list[n-1].Start == e.Onset {
			list[n-1].Title += ", " + eventName(g.Header, e)
			continue
		}
		if n := len(list); n > 0 {
			list[n-1].End = e.Onset
		}
		list = append(list, Chapter{e.Onset, g.End, eventName(g.Header, e)})
	}
	return list
}
