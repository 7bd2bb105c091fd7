package comparison

import (
	"fmt"

	"github.com/facecue/facecue/internal/agreement"
	"github.com/facecue/facecue/internal/matching"
	"github.com/facecue/facecue/internal/resample"
)

// fewClusters is below which the bootstrap of clusters is too sure.
const fewClusters = 10

// pooled measures all sessions together. Sessions of one patient are drawn together, since they are not
// independent of each other.
func (w *work) pooled() {
	groups, method := w.groups()
	clusters := make([][]float64, len(groups))
	all, seconds, units := make([]float64, len(w.book.patterns)), 0.0, 0
	for i, group := range groups {
		clusters[i] = make([]float64, len(w.book.patterns))
		for _, member := range group {
			for kind, weight := range w.counts[member].Weights() {
				clusters[i][kind] += weight
				all[kind] += weight
			}
			seconds += w.all[member].seconds
			units += len(w.all[member].units)
		}
	}
	rows := newIntervals(w.timeRows(all))
	w.Draws.Clusters(clusters, func(weights []float64) { rows.add(w.timeRows(weights)) })
	list := rows.finished(method)
	if len(groups) < fewClusters {
		list = append(list, w.jackknife(clusters, list)...)
		w.result.Remarks = append(w.result.Remarks, fmt.Sprintf("all sessions: %d clusters are few for their bootstrap; the jackknife's standard errors are given too", len(groups)))
	}
	for one := range w.result.Raters {
		for other := one + 1; other < len(w.result.Raters); other++ {
			list = append(list, named(w.pair(one, other), w.pooledEvents(groups, one, other, method))...)
		}
	}
	w.place(aligned{session: Pooled}, seen(list), float64(units), len(w.sessions()), seconds)
}

// groups are the clusters by their members: those of a patient, or else those of a session.
func (w *work) groups() (groups [][]int, method string) {
	places, method := map[string]int{}, "bootstrap of sessions"
	for i, a := range w.all {
		key := "session " + a.session
		if a.patient != "" {
			key, method = "patient "+a.patient, "bootstrap of patients with their sessions"
		}
		at, ok := places[key]
		if !ok {
			at = len(groups)
			places[key], groups = at, append(groups, nil)
		}
		groups[at] = append(groups[at], i)
	}
	return groups, method
}

// jackknife are the standard errors of the coefficients of all labels.
func (w *work) jackknife(clusters [][]float64, rows []Row) (errors []Row) {
	values := make([][]float64, len(rows))
	resample.WithoutEach(clusters, func(weights []float64) {
		for i, r := range w.timeRows(weights) {
			values[i] = append(values[i], r.Value)
		}
	})
	for i, r := range rows {
		if r.Label == "" {
			e := plain(r.Measure+"_jackknife_se", "", resample.Jackknife(values[i]))
			e.Comparison, e.Method = r.Comparison, "jackknife of clusters"
			errors = append(errors, e)
		}
	}
	return errors
}

// pooledEvents are the measures of the events of all sessions: counts are summed first.
func (w *work) pooledEvents(groups [][]int, one, other int, method string) []Row {
	clusters, sums, table := make([][]float64, len(groups)), make([]float64, len(spotted{})), agreement.NewTable(len(w.book.labels)+1)
	for i, group := range groups {
		clusters[i] = make([]float64, len(spotted{}))
		for _, member := range group {
			a := w.all[member]
			if a.tracks[one] == nil || a.tracks[other] == nil {
				continue
			}
			x, y := w.book.events(a.tracks[one], a.support), w.book.events(a.tracks[other], a.support)
			found := len(matching.Match{IoU: w.IoU}.Pairs(x, y))
			for kind, n := range []int{found, len(y) - found, len(x) - found} {
				clusters[i][kind] += float64(n)
				sums[kind] += float64(n)
			}
			for r, row := range matching.Compare(x, y, len(w.book.labels), w.Overlap).Table {
				for c, n := range row {
					table[r][c] += n
				}
			}
		}
	}
	if table.N() == 0 {
		return nil
	}
	rows := newIntervals(counted(sums))
	w.Draws.Clusters(clusters, func(sums []float64) { rows.add(counted(sums)) })
	return append(rows.finished(method), w.book.unitRows(table)...)
}
