package table

import (
	"fmt"
	"io"

	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/opt"
)

func init() {
	register(Format{
		Name: "edl", Ext: ".edl",
		Help: "CMX 3600 list of markers for DaVinci Resolve (Import Timeline Markers from EDL), a colour for each expression",
		Options: opt.Set{
			{Name: "start", Kind: opt.String, Default: "01:00:00:00", Help: "time code of the timeline's first frame; with ; before the frames for drop-frame"},
			{Name: "rate", Kind: opt.Float, Default: "0", Min: 0, Max: 240, Help: "frames a second of the timeline; 0: the recording's"},
		},
		New: newEDL,
	})
}

func newEDL(w io.Writer, v opt.Values, s face.Stream, _ face.Provenance) (Writer, error) {
	count, err := newTimecode(editRate(v, s), v.String("start"))
	if err != nil {
		return nil, err
	}
	return newGather(w, s, func(g *gather) []byte { return edl(g, count) }), nil
}

// resolveColours are Resolve's marker colours nearest to ours.
var resolveColours = map[face.Label]string{
	face.Neutral: "Cream", face.Happiness: "Yellow", face.Surprise: "Cyan", face.Sadness: "Blue", face.Anger: "Red",
	face.Disgust: "Green", face.Fear: "Purple", face.Contempt: "Cocoa", face.Uncertain: "Sand",
}

// mostEDL is how many events the format's three digits number.
const mostEDL = 999

// edl writes a marker for each event of an expression. Beyond 999, the strongest
// stay.
func edl(g *gather, count timecode) []byte {
	b := fmt.Appendf(nil, "TITLE: facecue, expressions shown\nFCM: %s\n\n", count.mode())
	for i, e := range strongest(expressions(g.rows), mostEDL) {
		at := count.frame(g, e.Onset)
		length := max(1, count.frame(g, e.Offset)-at)
		from, to := count.text(at), count.text(at+1)
		b = fmt.Appendf(b, "%03d  001      V     C        %s %s %s %s  \n |C:ResolveColor%s |M:%s |D:%d\n\n",
			i+1, from, to, from, to, resolveColours[e.Label], g.markerName(e), length)
	}
	return b
}

// markerName is what a marker is called: "P1 happiness 82%".
func (g *gather) markerName(e event.Event) string {
	name := fmt.Sprintf("%s %s %d%%", g.who(e.Person), g.word(e.Label), int(e.Peak*100+0.5))
	if e.Kind == event.Fleeting {
		name += " " + g.stream.Words.Fleeting()
	}
	return name
}
