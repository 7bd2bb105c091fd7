package comparison

import (
	"slices"
	"time"

	"github.com/facecue/facecue/internal/matching"
)

// LongestFleeting is how long an annotation may be to be compared with fleeting candidates: half a
// second, as in the Micro-Expression Grand Challenge.
const LongestFleeting = 500 * time.Millisecond

// fleetingRows compare the fleeting candidates of two raters, of whom the first is the reference:
// what is marked as fleeting, and annotations of other raters than records that last at most
// LongestFleeting. Those that begin in the time that both judged count.
func (w *work) fleetingRows(a aligned, one, other int) []Row {
	x, y := w.fleeting(a, one), w.fleeting(a, other)
	if !w.Fleeting || len(x)+len(y) == 0 {
		return nil
	}
	p := matching.Match{IoU: w.IoU}.Spot(x, y)
	rows := []Row{
		plain("fleeting_first", "", float64(len(x))), plain("fleeting_second", "", float64(len(y))),
		plain("fleeting_precision", "", p.Precision()), plain("fleeting_recall", "", p.Recall()), plain("fleeting_f1", "", p.F1()),
	}
	if w.Tolerance > 0 {
		onset := matching.Match{Onset: w.Tolerance, Offset: matching.AnyOffset}
		rows = append(rows, plain("fleeting_onset_f1", "", onset.Spot(x, y).F1()))
	}
	return rows
}

// fleeting are a rater's fleeting candidates that begin in the common time, in order of time.
func (w *work) fleeting(a aligned, rater int) (list []matching.Event) {
	t := a.tracks[rater]
	spans := slices.Clone(t.Fleeting)
	if !t.Machine {
		for _, s := range t.Spans {
			if expressed(s.Label) && s.To-s.From <= LongestFleeting {
				spans = append(spans, s)
			}
		}
	}
	slices.SortStableFunc(spans, func(a, b Span) int { return int(a.From - b.From) })
	for _, s := range spans {
		if slices.ContainsFunc(a.support, func(r Range) bool { return s.From >= r.From && s.From < r.To }) {
			list = append(list, matching.Event{Onset: s.From, Offset: s.To, Label: w.fleetingLabel(s.Label)})
		}
	}
	return list
}

// fleetingLabel numbers the labels of fleeting candidates, of which some may be no label of any unit.
func (w *work) fleetingLabel(name string) int {
	at := slices.Index(w.fleetingLabels, name)
	if at < 0 {
		at = len(w.fleetingLabels)
		w.fleetingLabels = append(w.fleetingLabels, name)
	}
	return at
}
