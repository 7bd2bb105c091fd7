package table

import (
	"fmt"
	"io"
	"slices"
	"time"

	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/format"
	"github.com/facecue/facecue/internal/opt"
)

func init() {
	format.Register(format.Format{
		Name: "cut", Ext: ".cut",
		Help: "a graph for ffmpeg -filter_complex_script that keeps the moments of an expression, as [v] and [a]",
		Options: opt.Set{
			{Name: "label", Kind: opt.String, Help: "the expression; default all but neutral"},
			{Name: "person", Kind: opt.Int, Default: "0", Min: 0, Max: 1e6, Help: "one person's; 0: everybody's"},
			{Name: "kind", Kind: opt.Choice, Default: "state", Choices: []string{"state", "fleeting", "both"}, Help: "which reading"},
			{Name: "most", Kind: opt.Int, Default: "0", Min: 0, Max: 1e6, Help: "so many moments, the strongest; 0: all"},
			{Name: "pad", Kind: opt.Duration, Default: "0", Min: 0, Max: 600, Help: "time kept before and after, seconds"},
			{Name: "apex", Kind: opt.Bool, Default: "0", Help: "keep the one frame at which it is strongest, without sound"},
			{Name: "sound", Kind: opt.Bool, Default: "1", Help: "cut the sound too; 0 where there is none"},
		},
		New: newCut,
	})
}

// cutter chooses the moments.
type cutter struct {
	label  face.Label // None: any but neutral
	person int
	kind   string
	most   int
	pad    time.Duration
	apex   bool
	sound  bool
}

func newCut(w io.Writer, v opt.Values, h format.Header) (format.Writer, error) {
	c := cutter{
		person: v.Int("person"), kind: v.String("kind"), most: v.Int("most"), pad: v.Duration("pad"),
		apex: v.Bool("apex"), sound: v.Bool("sound") && !v.Bool("apex"),
	}
	var err error
	if c.label, err = face.ParseLabel(v.String("label")); err != nil {
		return nil, fmt.Errorf("label: %w", err)
	}
	return format.NewEventBuffer(w, h, c.graph), nil
}

// piece is a stretch of player's time, in microseconds.
type piece struct{ from, to int64 }

// graph follows ffmpeg-filters: trim for each piece, concat for all. Where there
// is none, what it gives is empty.
func (c cutter) graph(g *format.EventBuffer) []byte {
	pieces := c.pieces(g)
	if len(pieces) == 0 {
		pieces = []piece{{}}
	}
	var b []byte
	for i, p := range pieces {
		b = fmt.Appendf(b, "[0:v]trim=start=%s:end=%s,setpts=PTS-STARTPTS[v%d];\n", seconds(p.from), seconds(p.to), i)
		if c.sound {
			b = fmt.Appendf(b, "[0:a]atrim=start=%s:end=%s,asetpts=PTS-STARTPTS[a%d];\n", seconds(p.from), seconds(p.to), i)
		}
	}
	for i := range pieces {
		b = fmt.Appendf(b, "[v%d]", i)
		if c.sound {
			b = fmt.Appendf(b, "[a%d]", i)
		}
	}
	if c.sound {
		return fmt.Appendf(b, "concat=n=%d:v=1:a=1[v][a]\n", len(pieces))
	}
	return fmt.Appendf(b, "concat=n=%d:v=1:a=0[v]\n", len(pieces))
}

// pieces are the moments in order; those that overlap are one.
func (c cutter) pieces(g *format.EventBuffer) (list []piece) {
	rows := slices.DeleteFunc(slices.Clone(format.Expressions(g.Rows)), func(e event.Event) bool { return !c.wants(e) })
	if c.label == face.Neutral || c.label == face.Uncertain {
		rows = slices.DeleteFunc(slices.Clone(g.Rows), func(e event.Event) bool { return !c.wants(e) })
	}
	if c.most > 0 {
		rows = format.Strongest(rows, c.most)
	}
	for _, e := range rows {
		p := c.piece(g, e)
		if n := len(list); n > 0 && p.from <= list[n-1].to {
			list[n-1].to = max(list[n-1].to, p.to)
			continue
		}
		list = append(list, p)
	}
	return list
}

func (c cutter) wants(e event.Event) bool {
	return (c.label == face.None || e.Label == c.label) && (c.person == 0 || e.Person == c.person) &&
		(c.kind == "both" || e.Kind.String() == c.kind)
}

// piece is an event's time, such that trim keeps its first frame and not the one
// after its last.
func (c cutter) piece(g *format.EventBuffer, e event.Event) piece {
	clock, from, to := g.Stream.Clock, e.Onset, e.Shown(g.Stream.Clock).Offset
	if c.apex {
		from, to = e.Apex, e.Apex+g.Stream.FrameTicks()
	}
	pad := c.pad.Microseconds()
	return piece{max(0, clock.Floor(from, 1e6)-pad), max(0, clock.Floor(to, 1e6)+pad)}
}

func seconds(micro int64) string { return fmt.Sprintf("%d.%06d", micro/1e6, micro%1e6) }
