package marker

import (
	"fmt"
	"io"

	"github.com/facecue/facecue/internal/format"
	"github.com/facecue/facecue/internal/opt"
	"github.com/facecue/facecue/internal/timecode"
)

func init() {
	format.Register(format.Format{
		Name: "premiere", Ext: ".premiere.csv",
		Help:    "list of markers as Premiere Pro exports one, for the panels that import such lists",
		Options: timecode.Options("00:00:00:00"),
		New:     newPremiere,
	})
}

func newPremiere(w io.Writer, v opt.Values, h format.Header) (format.Writer, error) {
	return newTimeline(w, v, h, timecode.Parse, premiere)
}

// premiere has the columns of File, Export, Markers in Premiere Pro, which calls a
// table with tabs CSV. Drop-frame time code has semicolons throughout. Out is the
// marker's last frame; Duration counts that too.
func premiere(g *timelineBuffer) []byte {
	b := []byte("Marker Name\tDescription\tIn\tOut\tDuration\tMarker Type\n")
	for _, m := range g.markers() {
		b = fmt.Appendf(b, "%s\t%s\t%s\t%s\t%s\tComment\n", m.name, m.note,
			g.timeline.Semicolons(m.from), g.timeline.Semicolons(m.to-1), g.timeline.Length(m.to-m.from))
	}
	return b
}
