package table

import (
	"fmt"
	"io"
	"strings"

	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/format"
	"github.com/facecue/facecue/internal/opt"
)

func init() {
	format.Register(format.Format{
		Name: "textgrid", Ext: ".TextGrid",
		Help:   "Praat: an interval tier for each person's states, one for the fleeting candidates, and one for speech where filter speak was used",
		Speech: true,
		New: func(w io.Writer, _ opt.Values, h format.Header) (format.Writer, error) {
			return format.NewEventBuffer(w, h, textGrid), nil
		},
	})
}

// interval is a stretch of a tier; without words where nothing is shown.
type interval struct {
	from, to int64
	words    string
}

// textGrid writes the long text format (Praat manual, "TextGrid file formats"): interval
// tiers, then point tiers for what has no length.
func textGrid(g *format.EventBuffer) []byte {
	var lasting, points []event.Event
	for _, e := range g.Rows {
		if e.Point() {
			points = append(points, e)
		} else {
			lasting = append(lasting, e)
		}
	}
	stretches, marks, end := tiers(lasting), tiers(points), g.Seconds(g.End)
	b := fmt.Appendf(nil, "File type = \"ooTextFile\"\nObject class = \"TextGrid\"\n\nxmin = 0\nxmax = %s\n", end)
	if len(g.Rows) == 0 {
		return append(b, "tiers? <absent>\n"...)
	}
	b = fmt.Appendf(b, "tiers? <exists>\nsize = %d\nitem []:\n", len(stretches)+len(marks))
	for i, t := range stretches {
		b = intervalTier(g, tierHead(g, b, i+1, "IntervalTier", t), t)
	}
	for i, t := range marks {
		b = pointTier(g, tierHead(g, b, len(stretches)+i+1, "TextTier", t), t)
	}
	return b
}

func tierHead(g *format.EventBuffer, b []byte, number int, class string, t tier) []byte {
	return fmt.Appendf(b, "    item [%d]:\n        class = \"%s\"\n        name = \"%s\"\n        xmin = 0\n        xmax = %s\n",
		number, class, quoted(tierName(g.Header, t)), g.Seconds(g.End))
}

// intervalTier writes intervals that tile the whole duration.
func intervalTier(g *format.EventBuffer, b []byte, t tier) []byte {
	tiles := tile(g.Header, t.rows, g.Stream.Clock.Start, g.End)
	b = fmt.Appendf(b, "        intervals: size = %d\n", len(tiles))
	for i, v := range tiles {
		b = fmt.Appendf(b, "        intervals [%d]:\n            xmin = %s\n            xmax = %s\n            text = \"%s\"\n",
			i+1, g.Seconds(v.from), g.Seconds(v.to), quoted(v.words))
	}
	return b
}

func pointTier(g *format.EventBuffer, b []byte, t tier) []byte {
	b = fmt.Appendf(b, "        points: size = %d\n", len(t.rows))
	for i, e := range t.rows {
		b = fmt.Appendf(b, "        points [%d]:\n            number = %s\n            mark = \"%s\"\n", i+1, g.Seconds(e.Onset), quoted(g.Says(e)))
	}
	return b
}

// quoted doubles the quotes in a text (Praat manual, "TextGrid file formats").
func quoted(text string) string { return strings.ReplaceAll(text, `"`, `""`) }

// tile fills the gaps of a tier.
func tile(h format.Header, rows []event.Event, from, to int64) (list []interval) {
	for _, e := range rows {
		start := max(e.Onset, from)
		if start > from {
			list = append(list, interval{from, start, ""})
		}
		list = append(list, interval{start, e.Offset, h.Says(e)})
		from = e.Offset
	}
	if from < to || len(list) == 0 {
		list = append(list, interval{from, to, ""})
	}
	return list
}
