package table

import (
	"cmp"
	"fmt"
	"io"
	"slices"

	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/opt"
)

func init() {
	register(Format{
		Name: "boris", Ext: ".boris.tsv",
		Help: "BORIS: time, subject, code, modifier, comment; two rows for a state, one for a fleeting candidate",
		New: func(w io.Writer, _ opt.Values, s face.Stream, _ face.Provenance) (Writer, error) {
			return newGather(w, s, boris), nil
		},
	})
}

// borisRow is one line: a state begins or ends, or a moment is marked.
type borisRow struct {
	at   int64
	ends bool
	e    event.Event
}

// boris writes what BORIS imports as tab-separated observations: state events toggle,
// so the end of one comes before the start of the next.
func boris(g *gather) []byte {
	var rows []borisRow
	for _, e := range g.rows {
		if e.Kind == event.Fleeting {
			rows = append(rows, borisRow{e.Apex, false, e})
			continue
		}
		rows = append(rows, borisRow{e.Onset, false, e}, borisRow{e.Offset, true, e})
	}
	slices.SortStableFunc(rows, func(a, b borisRow) int {
		return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(ordinal(b.ends), ordinal(a.ends)))
	})
	b := []byte("time\tsubject\tcode\tmodifier\tcomment\n")
	for _, r := range rows {
		code, comment := g.word(r.e.Label), "start"
		switch {
		case r.e.Kind == event.Fleeting:
			code, comment = g.stream.Words.Fleeting()+" "+code, "point"
		case r.ends:
			comment = "stop"
		}
		b = fmt.Appendf(b, "%s\t%s\t%s\t\t%s\n", appendSeconds(nil, g.stream.Clock, r.at, 3), g.who(r.e.Person), code, comment)
	}
	return b
}

func ordinal(b bool) int {
	if b {
		return 1
	}
	return 0
}
