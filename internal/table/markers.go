package table

import (
	"net/url"

	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/opt"
	"github.com/facecue/facecue/internal/timecode"
)

// marker is an event on a timeline, in frames from its first.
type marker struct {
	from, to int64 // to is exclusive, and after from
	name     string
	note     string
	label    face.Label
}

// markers are the events that people mark, by onset.
func (g *gather) markers(count timecode.Count) (list []marker) {
	for _, e := range expressions(g.rows) {
		from := count.Frame(g.stream.Clock, e.Onset)
		list = append(list, marker{
			from: from, to: max(from+1, count.Frame(g.stream.Clock, e.Offset)),
			name: g.markerName(e), note: g.note(e), label: e.Label,
		})
	}
	return list
}

// length is how many frames the recording has on a timeline, at least one.
func (g *gather) length(count timecode.Count) int64 {
	return max(1, count.Frame(g.stream.Clock, g.end))
}

// note says what a marker is, for whom its name does not.
func (g *gather) note(e event.Event) string {
	reading := g.stream.Words.State()
	if e.Kind == event.Fleeting {
		reading = g.stream.Words.Fleeting()
	}
	return g.who(e.Person) + ", " + reading + ", " + g.word(e.Label)
}

// mediaOption names the recording for an editor to open. Outputs say nothing of it
// unless asked.
func mediaOption() opt.Option {
	return opt.Option{Name: "media", Kind: opt.String, Help: "name of the recording beside the file, for the editor to open; none is written unless given"}
}

// link is a name as a relative URL.
func link(name string) string { return (&url.URL{Path: "./" + name}).String() }
