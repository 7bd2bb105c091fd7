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
		Name: "avid", Ext: ".avid.txt",
		Help:    "markers for Avid Media Composer (Markers window, Import Markers), a colour for each expression",
		Options: timecode.Options("01:00:00:00"),
		New:     newAvid,
	})
}

func newAvid(w io.Writer, v opt.Values, h format.Header) (format.Writer, error) {
	return newTimeline(w, v, h, timecode.Parse, avid)
}

// avid writes what Media Composer exports as a text of markers: user, time code,
// track, colour, comment and length in frames, with tabs between (Media Composer
// Editing Guide, "Exporting and importing markers").
func avid(g *timelineBuffer) (b []byte) {
	for _, m := range g.markers() {
		b = fmt.Appendf(b, "facecue\t%s\tV1\t%s\t%s\t%d\n", g.timeline.Text(m.from), editorColours[m.label].avid, m.name, m.to-m.from)
	}
	return b
}
