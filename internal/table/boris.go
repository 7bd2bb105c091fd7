package table

import (
	"cmp"
	"fmt"
	"io"
	"slices"

	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/format"
	"github.com/facecue/facecue/internal/opt"
)

func init() {
	format.Register(format.Format{
		Name: "boris", Ext: ".boris.tsv",
		Help:    "BORIS: time, subject, code, modifier, comment; two rows for a state or a stretch of speech, one for a fleeting candidate",
		Speech:  true,
		Columns: borisColumns(), Options: opt.Set{format.Dictionary()},
		New: func(w io.Writer, _ opt.Values, h format.Header) (format.Writer, error) {
			return format.NewEventBuffer(w, h, boris), nil
		},
	})
}

// borisRow is one line: a state or a stretch of speech begins or ends, or a moment is marked.
type borisRow struct {
	at   int64
	ends bool
	e    event.Event
}

// boris writes what BORIS imports as tab-separated observations: state events toggle,
// so the end of one comes before the start of the next.
func boris(g *format.EventBuffer) []byte {
	var rows []borisRow
	for _, e := range joined(g.Rows) {
		switch {
		case e.Kind == event.Fleeting:
			rows = append(rows, borisRow{e.Apex, false, e})
		case e.Point():
			rows = append(rows, borisRow{e.Onset, false, e})
		default:
			rows = append(rows, borisRow{e.Onset, false, e}, borisRow{e.Offset, true, e})
		}
	}
	slices.SortStableFunc(rows, func(a, b borisRow) int {
		return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(ordinal(b.ends), ordinal(a.ends)))
	})
	b := []byte(format.Heads(borisColumns(), "\t"))
	for _, r := range rows {
		code, comment := g.Says(r.e), "start"
		switch {
		case r.e.Kind == event.Fleeting:
			code, comment = g.Words.Fleeting()+" "+code, "point"
		case r.e.Point():
			comment = "point"
		case r.ends:
			comment = "stop"
		}
		b = fmt.Appendf(b, "%s\t%s\t%s\t\t%s\n", format.AppendSeconds(nil, g.Stream.Clock, r.at, 3), g.Who(r.e.Person), code, comment)
	}
	return b
}

func borisColumns() []format.Column {
	return []format.Column{
		{Name: "time", Unit: "s", Range: format.FromZero, Help: "when a state or a stretch of speech begins or ends, or the apex of a fleeting candidate"},
		{Name: "subject", Range: "text", Help: "who shows it: P1, P2 by order of appearance, or the name given"},
		{Name: "code", Range: format.LabelValues(face.Uncertain), Help: "the expression shown; a fleeting candidate has the word fleeting before it; speech is called speaking"},
		{Name: "modifier", Range: "none", Help: "BORIS wants the column", Missing: "always empty"},
		{Name: "comment", Range: "start, stop, point", Help: "whether a state or a stretch of speech begins or ends here, or the row is a moment"},
	}
}

// joined are the events, of which overlapping states of one person with one label are
// one: BORIS would take the start of the second for the end of the first.
func joined(rows []event.Event) (list []event.Event) {
	type shown struct {
		person int
		label  face.Label
	}
	last := map[shown]int{}
	for _, e := range rows {
		who := shown{e.Person, e.Label}
		i, ok := last[who]
		if e.Kind == event.State && !e.Point() {
			if ok && e.Onset < list[i].Offset {
				list[i].Offset = max(list[i].Offset, e.Offset)
				continue
			}
			last[who] = len(list)
		}
		list = append(list, e)
	}
	return list
}

func ordinal(b bool) int {
	if b {
		return 1
	}
	return 0
}
