// Package subtitle turns findings into subtitles: one file per format, one cue
// model for all.
package subtitle

import (
	"fmt"

	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/format"
	"github.com/facecue/facecue/internal/wording"
)

// Cue is what is shown from one frame on until another, exclusive. Times are PTS
// of frames.
type Cue struct {
	Start, End int64
	Lines      []Line
	Rows       bool // each line is a row of its own, of mostLetters at most
}

// Line is what a cue says of one person.
type Line struct {
	Kind   event.Kind
	Person int
	Name   string // of the person; empty: P1, P2
	Words  wording.Words
	Label  face.Label
	Score  float32  // 0 to 1; negative if not measured
	Box    face.Box // where the face is, in displayed pixels; zero if unknown
}

// words is the line as people read it: "P1 happiness 82%".
func (l Line) words(percent bool) string {
	text := l.name() + " "
	if l.Kind == event.Fleeting {
		text += l.Words.Fleeting() + " "
	}
	text += l.Words.Of(l.Label)
	if percent && l.Label.IsExpression() && l.Score >= 0 {
		text += fmt.Sprintf(" %d%%", int(l.Score*100+0.5))
	}
	return text
}

func (l Line) name() string {
	if l.Name != "" {
		return l.Name
	}
	return wording.Names(nil).Of(l.Person)
}

// named is an encoder whose cues say what people and labels are called.
type named struct {
	Encoder
	header format.Header
}

func (n named) Encode(c Cue) error {
	for i := range c.Lines {
		c.Lines[i].Name, c.Lines[i].Words = n.header.Names.Of(c.Lines[i].Person), n.header.Words
	}
	return n.Encoder.Encode(c)
}
