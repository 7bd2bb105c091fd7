package table

import (
	"net/url"
	"path"
	"strings"

	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/opt"
)

// marker is an event on a timeline, in frames from its first.
type marker struct {
	from, to int64 // to is exclusive, and after from
	name     string
	note     string
	label    face.Label
}

// markers are the events that people mark, by onset.
func (g *gather) markers() (list []marker) {
	for _, e := range expressions(g.rows) {
		from := g.timeline.Frame(g.stream.Clock, e.Onset)
		list = append(list, marker{
			from: from, to: max(from+1, g.timeline.Frame(g.stream.Clock, e.Offset)),
			name: g.markerName(e), note: g.note(e), label: e.Label,
		})
	}
	return list
}

// length is how many frames the recording has on a timeline, at least one.
func (g *gather) length() int64 {
	return max(1, g.timeline.Frame(g.stream.Clock, g.end))
}

// note says what a marker is, for whom its name does not.
func (g *gather) note(e event.Event) string {
	reading := g.stream.Words.State()
	if e.Kind == event.Fleeting {
		reading = g.stream.Words.Fleeting()
	}
	return g.who(e.Person) + ", " + reading + ", " + g.word(e.Label)
}

// MediaOption is the name of the option that names the recording for an editor to open.
// Whoever knows of the recording gives it a default, unless the user left it empty.
const MediaOption = "media"

func mediaOption() opt.Option {
	return opt.Option{Name: MediaOption, Kind: opt.String, Help: "the recording as seen from the file's folder, for the editor to open; the input unless given; media= alone names none"}
}

// link is a path as a URL: of a file where it is absolute, else relative.
func link(name string) string {
	if path.IsAbs(name) {
		return (&url.URL{Scheme: "file", Path: name}).String()
	}
	return (&url.URL{Path: dotted(name)}).String()
}

// dotted is a relative path that begins with a dot, so that nothing in it is taken for
// the scheme of a URL.
func dotted(name string) string {
	if strings.HasPrefix(name, "../") {
		return name
	}
	return "./" + name
}
