package table

import (
	"fmt"
	"io"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/opt"
	"github.com/facecue/facecue/internal/timecode"
)

func init() {
	register(Format{
		Name: "avid", Ext: ".avid.txt",
		Help:    "markers for Avid Media Composer (Markers window, Import Markers), a colour for each expression",
		Options: timecode.Options("01:00:00:00"),
		New:     newAvid,
	})
}

func newAvid(w io.Writer, v opt.Values, s face.Stream, _ face.Provenance) (Writer, error) {
	count, err := timecode.Parse(v, s.Rate)
	if err != nil {
		return nil, err
	}
	return newGather(w, s, func(g *gather) []byte { return avid(g, count) }), nil
}

// avid writes what Media Composer exports as a text of markers: user, time code,
// track, colour, comment and length in frames, with tabs between (Media Composer
// Editing Guide, "Exporting and importing markers").
func avid(g *gather, count timecode.Count) (b []byte) {
	for _, m := range g.markers(count) {
		b = fmt.Appendf(b, "facecue\t%s\tV1\t%s\t%s\t%d\n", count.Text(m.from), editorColours[m.label].avid, m.name, m.to-m.from)
	}
	return b
}
