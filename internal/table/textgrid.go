package table

import (
	"fmt"
	"io"
	"strings"

	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/opt"
)

func init() {
	register(Format{
		Name: "textgrid", Ext: ".TextGrid",
		Help: "Praat: an interval tier for each person's states and one for the fleeting candidates",
		New: func(w io.Writer, _ opt.Values, s face.Stream, _ face.Provenance) (Writer, error) {
			return newGather(w, s, textGrid), nil
		},
	})
}

// interval is a stretch of a tier; without words where nothing is shown.
type interval struct {
	from, to int64
	words    string
}

// textGrid writes the long text format (Praat manual, "TextGrid file formats"). The
// intervals of a tier tile the whole duration.
func textGrid(g *gather) []byte {
	tiers, end := g.tiers(), g.seconds(g.end)
	b := fmt.Appendf(nil, "File type = \"ooTextFile\"\nObject class = \"TextGrid\"\n\nxmin = 0\nxmax = %s\n", end)
	if len(tiers) == 0 {
		return append(b, "tiers? <absent>\n"...)
	}
	b = fmt.Appendf(b, "tiers? <exists>\nsize = %d\nitem []:\n", len(tiers))
	for i, t := range tiers {
		tiles := g.tile(t.rows, g.stream.Clock.Start, g.end)
		b = fmt.Appendf(b, "    item [%d]:\n        class = \"IntervalTier\"\n        name = \"%s\"\n        xmin = 0\n        xmax = %s\n        intervals: size = %d\n",
			i+1, quoted(g.tierName(t)), end, len(tiles))
		for j, v := range tiles {
			b = fmt.Appendf(b, "        intervals [%d]:\n            xmin = %s\n            xmax = %s\n            text = \"%s\"\n",
				j+1, g.seconds(v.from), g.seconds(v.to), quoted(v.words))
		}
	}
	return b
}

// quoted doubles the quotes in a text (Praat manual, "TextGrid file formats").
func quoted(text string) string { return strings.ReplaceAll(text, `"`, `""`) }

// tile fills the gaps of a tier.
func (g *gather) tile(rows []event.Event, from, to int64) (list []interval) {
	for _, e := range rows {
		start := max(e.Onset, from)
		if start > from {
			list = append(list, interval{from, start, ""})
		}
		list = append(list, interval{start, e.Offset, g.word(e.Label)})
		from = e.Offset
	}
	if from < to || len(list) == 0 {
		list = append(list, interval{from, to, ""})
	}
	return list
}

// seconds is a PTS as player's seconds, to the microsecond.
func (g *gather) seconds(pts int64) string {
	return string(appendSeconds(nil, g.stream.Clock, pts, 6))
}
