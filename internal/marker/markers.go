package marker

import (
	"net/url"
	"path"

	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/format"
)

// marker is an event on a timeline, in frames from its first.
type marker struct {
	from, to int64 // to is exclusive, and after from
	name     string
	note     string
	label    face.Label
}

// markers are the events that people mark, by onset.
func (g *timelineBuffer) markers() (list []marker) {
	for _, e := range format.Expressions(g.Rows) {
		from := g.timeline.Frame(g.Stream.Clock, e.Onset)
		list = append(list, marker{
			from: from, to: max(from+1, g.timeline.Frame(g.Stream.Clock, e.Offset)),
			name: eventName(g.Header, e), note: g.note(e), label: e.Label,
		})
	}
	return list
}

// length is how many frames the recording has on a timeline, at least one.
func (g *timelineBuffer) length() int64 {
	return max(1, g.timeline.Frame(g.Stream.Clock, g.End))
}

// note says the person, the reading and the label of an event in words.
func (g *timelineBuffer) note(e event.Event) string {
	reading := g.Words.State()
	if e.Kind == event.Fleeting {
		reading = g.Words.Fleeting()
	}
	return g.Who(e.Person) + ", " + reading + ", " + g.Word(e.Label)
}

// link is a path as a URL: of a file where it is absolute, else relative.
func link(name string) string {
	if path.IsAbs(name) {
		return (&url.URL{Scheme: "file", Path: name}).String()
	}
	return (&url.URL{Path: format.RelativePath(name)}).String()
}
