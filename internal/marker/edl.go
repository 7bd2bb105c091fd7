package marker

import (
	"fmt"
	"io"
	"strings"

	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/format"
	"github.com/facecue/facecue/internal/opt"
	"github.com/facecue/facecue/internal/timecode"
)

func init() {
	format.Register(format.Format{
		Name: "edl", Ext: ".edl",
		Help: "CMX 3600 list of markers for DaVinci Resolve (Import Timeline Markers from EDL), a colour for each expression",
		Options: append(timecode.Options("01:00:00:00"), opt.Option{Name: "part", Kind: opt.Int, Default: "0", Min: 0, Max: 1e6,
			Help: "of more than 999 markers, which the format cannot number: 0 the strongest; 1 the first 999, 2 the next, and so on"}),
		New: newEDL,
	})
}

func newEDL(w io.Writer, v opt.Values, h format.Header) (format.Writer, error) {
	part := v.Int("part")
	return newTimeline(w, v, h, timecode.Parse, func(g *timelineBuffer) []byte { return edl(g, part) })
}

// bar keeps a name from ending its field.
var bar = strings.NewReplacer("|", "¦")

// mostEDL is how many events the format's three digits number.
const mostEDL = 999

// edl writes a marker for each event of an expression.
func edl(g *timelineBuffer, part int) []byte {
	mode := "NON-DROP FRAME"
	if g.timeline.Drop() {
		mode = "DROP FRAME"
	}
	all := format.Expressions(g.Rows)
	rows, title := portion(all, part)
	b := fmt.Appendf(nil, "TITLE: facecue, expressions shown%s\nFCM: %s\n\n", title, mode)
	g.Rows = rows
	for i, m := range g.markers() {
		from, to := g.timeline.Text(m.from), g.timeline.Text(m.from+1)
		b = fmt.Appendf(b, "%03d  001      V     C        %s %s %s %s  \n |C:ResolveColor%s |M:%s |D:%d\n\n",
			i+1, from, to, from, to, editorColours[m.label].resolve, bar.Replace(m.name), m.to-m.from)
	}
	return b
}

// portion chooses the events of one list, and says in its title what is not there.
func portion(all []event.Event, part int) (rows []event.Event, title string) {
	parts := (len(all) + mostEDL - 1) / mostEDL
	switch {
	case part == 0 && parts > 1:
		return format.Strongest(all, mostEDL), fmt.Sprintf(", the strongest %d of %d", mostEDL, len(all))
	case part == 0:
		return all, ""
	}
	from := min(len(all), (part-1)*mostEDL)
	return all[from:min(len(all), from+mostEDL)], fmt.Sprintf(", part %d of %d", part, max(1, parts))
}
