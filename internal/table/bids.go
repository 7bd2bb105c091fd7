package table

import (
	"fmt"
	"io"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/opt"
)

func init() {
	register(Format{
		Name: "bids", Ext: "_events.tsv",
		Help: "events as BIDS wants them: onset and duration in seconds, trial_type, person",
		New: func(w io.Writer, _ opt.Values, s face.Stream, _ face.Provenance) (Writer, error) {
			return newGather(w, s, bids), nil
		},
	})
}

// bids follows the Brain Imaging Data Structure 1.9, "Task events": tabs, onset and
// duration first, sorted by onset.
func bids(g *gather) []byte {
	b := []byte("onset\tduration\ttrial_type\treading\tperson\tpeak\n")
	length := face.Clock{Base: g.stream.Clock.Base}
	for _, e := range g.rows {
		b = fmt.Appendf(b, "%s\t%s\t%s\t%s\t%s\t", g.seconds(e.Onset), appendSeconds(nil, length, e.Offset-e.Onset, 6), g.word(e.Label), e.Kind, g.who(e.Person))
		if !e.Measured() {
			b = append(b, "n/a\n"...) // BIDS 1.9, "Tabular files"
			continue
		}
		b = append(appendFloat(b, e.Peak), '\n')
	}
	return b
}
