package comparison

import (
	"slices"
	"time"

	"github.com/facecue/facecue/internal/agreement"
	"github.com/facecue/facecue/internal/matching"
)

// expressed tells the labels whose spans are events: to show nothing is none.
func expressed(label string) bool { return label != None && label != Neutral && label != Uncertain }

// events are the spans of a track that touch the common time, cut where it begins and ends.
func (b *book) events(t *Track, support []Range) (list []matching.Event) {
	if t == nil || len(support) == 0 {
		return nil
	}
	from, to := support[0].From, support[len(support)-1].To
	i := 0
	for _, s := range t.Spans {
		for i < len(support) && support[i].To <= s.From {
			i++
		}
		if i == len(support) {
			break
		}
		if support[i].From < s.To && expressed(s.Label) {
			list = append(list, matching.Event{Onset: max(s.From, from), Offset: min(s.To, to), Label: slices.Index(b.labels, s.Label)})
		}
	}
	return list
}

// spotted counts events of two raters: found, given but none of the reference, missed.
type spotted [3]float64

func (s spotted) rows() []Row {
	p := matching.Spotting{Found: int(s[0]), Invented: int(s[1]), Missed: int(s[2])}
	return []Row{plain("event_precision", "", p.Precision()), plain("event_recall", "", p.Recall()), plain("event_f1", "", p.F1())}
}

// perBlock counts events by blocks of time; an event belongs to the block of its onset.
func perBlock(reference, given []matching.Event, pairs []matching.Pair, support []Range, block time.Duration) [][]float64 {
	if len(support) == 0 {
		return nil
	}
	begin := support[0].From
	list := make([][]float64, 1+(support[len(support)-1].To-begin-1)/block)
	for i := range list {
		list[i] = make([]float64, len(spotted{}))
	}
	add := func(e matching.Event, kind int, n float64) { list[(e.Onset-begin)/block][kind] += n }
	for _, e := range reference {
		add(e, 2, 1)
	}
	for _, e := range given {
		add(e, 1, 1)
	}
	for _, p := range pairs {
		add(reference[p.A], 0, 1)
		add(reference[p.A], 2, -1)
		add(given[p.B], 1, -1)
	}
	return list
}

// eventRows are the measures of the events of two raters, of whom the first is the reference.
func (b *book) eventRows(reference, given []matching.Event, o Options) []Row {
	s := matching.Match{IoU: o.IoU}.Spot(reference, given)
	rows := []Row{
		plain("event_any_label_f1", "", matching.Match{IoU: o.IoU, AnyLabel: true}.Spot(reference, given).F1()),
		plain("event_mean_iou", "", s.IoU), plain("event_onset_shift", "", s.OnsetShift), plain("event_offset_shift", "", s.OffsetShift),
		plain("event_onset_error", "", s.OnsetError), plain("event_offset_error", "", s.OffsetError),
	}
	if o.Tolerance > 0 {
		both := matching.Match{Onset: o.Tolerance, Offset: o.Tolerance}
		onset := matching.Match{Onset: o.Tolerance, Offset: matching.AnyOffset}
		rows = append(rows, plain("event_tolerance_f1", "", both.Spot(reference, given).F1()), plain("event_onset_f1", "", onset.Spot(reference, given).F1()))
	}
	for i, name := range b.labels {
		if x, y := ofLabel(reference, i), ofLabel(given, i); len(x)+len(y) > 0 {
			l := matching.Match{IoU: o.IoU}.Spot(x, y)
			rows = append(rows, plain("events_first", name, float64(len(x))), plain("events_second", name, float64(len(y))),
				plain("event_precision", name, l.Precision()), plain("event_recall", name, l.Recall()), plain("event_f1", name, l.F1()))
		}
	}
	return rows
}

// unitRows are the measures of Holle and Rein.
func (b *book) unitRows(table agreement.Table) []Row {
	u := matching.Measured(table)
	rows := []Row{
		plain("unit_linked", "", u.Linked), plain("unit_agreement", "", u.Raw), plain("unit_kappa", "", u.Kappa), plain("unit_kappa_max", "", u.KappaMax),
		plain("unit_linked_agreement", "", u.RawPairs), plain("unit_linked_kappa", "", u.OfPairs),
	}
	rowsOf, columns := table.Margins()
	for i, name := range b.labels {
		if rowsOf[i]+columns[i] > 0 {
			rows = append(rows, plain("unit_kappa", name, u.Label(i).Kappa))
		}
	}
	return rows
}

func ofLabel(list []matching.Event, label int) (some []matching.Event) {
	for _, e := range list {
		if e.Label == label {
			some = append(some, e)
		}
	}
	return some
}
