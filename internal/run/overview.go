package run

import (
	"fmt"
	"io"
	"math"
	"text/tabwriter"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/measure"
)

// overview is the table that is printed where no output is asked for: the whole recording of
// each person, in few columns.
type overview struct {
	w *tabwriter.Writer
}

func newOverview(w io.Writer) *overview {
	o := &overview{tabwriter.NewWriter(w, 0, 8, 2, ' ', 0)}
	fmt.Fprintln(o.w, "recording\tperson\tseconds\tanalysable\tneutral\thappiness\tsadness\tanger\tother\tuncertain\tsmiles/min\tfirst smile\tfleeting/min\tshuffled")
	return o
}

func (o *overview) add(r *measure.Row) {
	if r.Window.Name != "all" {
		return
	}
	at := func(l face.Label) int { return int(l - face.Neutral) }
	other := r.Share[at(face.Surprise)] + r.Share[at(face.Disgust)] + r.Share[at(face.Fear)] + r.Share[at(face.Contempt)]
	minutes := r.Analysable / 60
	fmt.Fprintf(o.w, "%s\t%s\t%.1f\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\n", r.Recording, orNone(r.Person), r.Duration, percent(r.Analysable/r.Analysed),
		percent(r.Share[at(face.Neutral)]), percent(r.Share[at(face.Happiness)]), percent(r.Share[at(face.Sadness)]), percent(r.Share[at(face.Anger)]),
		percent(other), percent(r.Uncertain), decimal(r.States[at(face.Happiness)]/minutes, ""), decimal(r.First[at(face.Happiness)], " s"), decimal(r.Fleet.PerMinute, ""), decimal(r.Control.Events/r.Control.Minutes, ""))
}

func (o *overview) close() error { return o.w.Flush() }

func orNone(name string) string {
	if name == "" {
		return "nobody"
	}
	return name
}

func percent(share float64) string {
	if math.IsNaN(share) {
		return "-"
	}
	return fmt.Sprintf("%.1f%%", 100*share)
}

func decimal(v float64, unit string) string {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return "-"
	}
	return fmt.Sprintf("%.2f%s", v, unit)
}
