package table

import (
	"io"

	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/face"
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
	Writer
	List []Chapter
}

// NewChapters begins an empty list.
func NewChapters(s face.Stream) *Chapters {
	c := &Chapters{}
	c.Writer = newGather(io.Discard, s, func(g *gather) []byte {
		c.List = chapters(g)
		return nil
	})
	return c
}

// chapters begin with the states of expressions. Players show one chapter at a
// time, so each ends where the next begins; what begins together shares one.
func chapters(g *gather) (list []Chapter) {
	for _, e := range expressions(g.rows) {
		if e.Kind == event.Fleeting {
			continue
		}
		if n := len(list); n > 0 && list[n-1].Start == e.Onset {
			list[n-1].Title += ", " + g.markerName(e)
			continue
		}
		if n := len(list); n > 0 {
			list[n-1].End = e.Onset
		}
		list = append(list, Chapter{e.Onset, g.end, g.markerName(e)})
	}
	return list
}
