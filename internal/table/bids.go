package table

import (
	"fmt"
	"io"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/format"
	"github.com/facecue/facecue/internal/opt"
)

func init() {
	format.Register(format.Format{
		Name: "bids", Ext: "_events.tsv",
		Help:    "events as BIDS wants them: onset and duration in seconds, trial_type, person",
		Speech:  true,
		Columns: bidsColumns(), Options: opt.Set{format.Dictionary()},
		New: func(w io.Writer, _ opt.Values, h format.Header) (format.Writer, error) {
			return format.NewEventBuffer(w, h, bids), nil
		},
	})
}

// bids follows the Brain Imaging Data Structure 1.9, "Task events": tabs, onset and
// duration first, sorted by onset.
func bids(g *format.EventBuffer) []byte {
	b := []byte(format.Heads(bidsColumns(), "\t"))
	length := face.Clock{Base: g.Stream.Clock.Base}
	for _, e := range g.Rows {
		b = fmt.Appendf(b, "%s\t%s\t%s\t%s\t%s\t", g.Seconds(e.Onset), format.AppendSeconds(nil, length, e.Offset-e.Onset, 6), g.Says(e), e.Kind, g.Who(e.Person))
		if !e.Measured() {
			b = append(b, "n/a\n"...) // BIDS 1.9, "Tabular files"
			continue
		}
		b = append(format.AppendFloat(b, e.Peak), '\n')
	}
	return b
}

func bidsColumns() []format.Column {
	return []format.Column{
		{Name: "onset", Unit: "s", Range: format.FromZero, Help: "when the event begins, by the recording's own clock as players show it"},
		{Name: "duration", Unit: "s", Range: format.FromZero, Help: "how long the event lasts"},
		{Name: "trial_type", Range: format.LabelValues(face.Uncertain), Help: "the expression shown, in the words of --lang and --labels; of speech the word speaking"},
		{Name: "reading", Range: "state, fleeting, speech", Help: "what kind of event: the smoothed expression, a candidate for a fleeting one of at most half a second, or a stretch of speech"},
		{Name: "person", Range: "text", Help: "who shows it: P1, P2 by order of appearance, or the name given"},
		{Name: "peak", Range: format.Unit01, Help: "the highest score of the label in the event, of speech that of speaking", Missing: "n/a for an event that a person annotated"},
	}
}
