package comparison

import (
	"fmt"
	"slices"

	"github.com/facecue/facecue/internal/matching"
)

// fewBlocks is below which an interval by blocks says little.
const fewBlocks = 20

// one measures one person in one session.
func (w *work) one(i int) {
	a, counts := w.all[i], w.counts[i]
	single := len(w.sessions()) == 1
	rows := newIntervals(w.timeRows(counts.Weights()))
	if single {
		block := max(1, int(w.Block.Seconds()/a.seconds*float64(len(a.units))+0.5))
		w.Draws.Blocks(counts, block, func(weights []float64) { rows.add(w.timeRows(weights)) })
		if a.seconds < fewBlocks*w.Block.Seconds() {
			w.result.Remarks = append(w.result.Remarks, fmt.Sprintf("%s: intervals rest on fewer than %d blocks of %v; a shorter --block, or more sessions, would say more", a.person, fewBlocks, w.Block))
		}
	}
	list := seen(rows.finished(w.blocks()))
	for one := range w.result.Raters {
		for other := one + 1; other < len(w.result.Raters); other++ {
			if a.tracks[one] != nil && a.tracks[other] != nil {
				list = append(list, named(w.pair(one, other), w.pairOnce(a, one, other, single))...)
			}
		}
	}
	w.place(a, list, float64(len(a.units)), 1, a.seconds)
	w.result.Timelines = append(w.result.Timelines, w.timeline(a))
}

// blocks names the method of intervals.
func (w *work) blocks() string { return fmt.Sprintf("bootstrap of blocks of %v", w.Block) }

// pairOnce are the measures of a pair that are taken once, and those of its events.
func (w *work) pairOnce(a aligned, one, other int, single bool) []Row {
	table := w.book.exact(a, one, other, w.Options)
	w.table(a, one, other, InSeconds, table)
	exact := table.Pair()
	sampled := w.book.sample(a, one, other, w.Options)
	rows := []Row{
		plain("kappa_exact", "", exact.Kappa), plain("percent_agreement_exact", "", exact.Agreement), naive(w.book.units(w.counts[w.index(a)].Weights()).Table(one, other)),
	}
	for label, name := range w.book.labels {
		l := table.Label(label)
		rows = append(rows, plain("seconds_first", name, l.First), plain("seconds_second", name, l.Second), plain("seconds_both", name, l.Both))
	}
	if w.Tolerance > 0 {
		rows = append(rows, plain("kappa_tolerance_first", "", sampled.tolerant(0, w.Tolerance)), plain("kappa_tolerance_second", "", sampled.tolerant(1, w.Tolerance)))
	}
	lag, kappa := sampled.lag()
	rows = append(rows, plain("best_lag", "", lag.Seconds()), plain("kappa_at_best_lag", "", kappa))
	rows = append(rows, w.fleetingRows(a, one, other)...)
	return append(rows, w.eventsOnce(a, one, other, single)...)
}

func (w *work) index(a aligned) int {
	return slices.IndexFunc(w.all, func(b aligned) bool { return a.session == b.session && a.person == b.person })
}

// eventsOnce are the measures of the events of a pair.
func (w *work) eventsOnce(a aligned, one, other int, single bool) []Row {
	x, y := w.book.events(a.tracks[one], a.support), w.book.events(a.tracks[other], a.support)
	if len(x)+len(y) == 0 {
		return nil
	}
	pairs := matching.Match{IoU: w.IoU}.Pairs(x, y)
	rows := newIntervals(counted([]float64{float64(len(pairs)), float64(len(y) - len(pairs)), float64(len(x) - len(pairs))}))
	if single {
		w.Draws.Clusters(perBlock(x, y, pairs, a.support, w.Block), func(sums []float64) { rows.add(counted(sums)) })
	}
	units := matching.Compare(x, y, len(w.book.labels), w.Overlap)
	w.table(a, one, other, InEvents, units.Table)
	list := append(rows.finished(w.blocks()), w.book.eventRows(x, y, w.Options)...)
	return append(list, w.book.unitRows(units.Table)...)
}

func counted(sums []float64) []Row { return spotted(sums).rows() }

func (w *work) table(a aligned, one, other int, unit string, cells [][]float64) {
	w.result.Tables = append(w.result.Tables, Confusion{w.pair(one, other), a.session, a.person, unit, cells})
}

// place says of rows whose they are.
func (w *work) place(a aligned, rows []Row, units float64, sessions int, seconds float64) {
	for i := range rows {
		r := &rows[i]
		r.Session, r.Person, r.Units, r.Sessions, r.Seconds = a.session, a.person, units, sessions, seconds
	}
	w.result.Rows = append(w.result.Rows, rows...)
}

// timeline shows a person with the stretches in which the raters differ.
func (w *work) timeline(a aligned) Timeline {
	t := Timeline{Session: a.session, Person: a.person, Tracks: a.tracks, Support: a.support}
	for _, r := range a.support {
		cursors := a.cursors(w.Options)
		for at := r.From; at < r.To; {
			labels, to := make([]string, len(cursors)), r.To
			for i, c := range cursors {
				if c != nil {
					labels[i], to = c.at(at), min(to, c.next(at))
				}
			}
			t.differ(Range{at, to}, labels)
			at = to
		}
	}
	return t
}

// differ adds a stretch if the labels in it differ.
func (t *Timeline) differ(r Range, labels []string) {
	said := slices.DeleteFunc(slices.Clone(labels), func(l string) bool { return l == "" })
	if len(slices.Compact(said)) < 2 {
		return
	}
	if n := len(t.Differences); n > 0 && t.Differences[n-1].To == r.From && slices.Equal(t.Differences[n-1].Labels, labels) {
		t.Differences[n-1].To = r.To
		return
	}
	t.Differences = append(t.Differences, Difference{r, labels})
}
