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
		Help: "events as BIDS wants them: onset and duration in seconds, trial_type, person",
		New: func(w io.Writer, _ opt.Values, h format.Header) (format.Writer, error) {
			return format.NewEventBuffer(w, h, bids), nil
		},
	})
}

// bids follows the Brain Imaging Data Structure 1.9, "Task events": tabs, onset and
// duration first, sorted by onset.
func bids(g *format.EventBuffer) []byte {
	b := []byte("onset\tduration\ttrial_type\treading\tperson\tpeak\n")
	length := face.Clock{Base: g.Stream.Clock.Base}
	for _, e := range g.Rows {
		b = fmt.Appendf(b, "%s\t%s\t%s\t%s\t%s\t", g.Seconds(e.Onset), format.AppendSeconds(nil, length, e.Offset-e.Onset, 6), g.Word(e.Label), e.Kind, g.Who(e.Person))
		if !e.Measured() {
			b = append(b, "n/a\n"...) // BIDS 1.9, "Tabular files"
			continue
		}
		b = append(format.AppendFloat(b, e.Peak), '\n')
	}
	return b
}
