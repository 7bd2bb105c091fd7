package agreementreport

import (
	"bufio"
	"fmt"
	"io"

	"github.com/facecue/facecue/internal/comparison"
	"github.com/facecue/facecue/internal/face"
)

// Text writes tables for people, in Markdown.
func Text(out io.Writer, r *comparison.Result) error {
	w := textWriter{bufio.NewWriter(out), r}
	if r.Scale != "" {
		w.scale()
	} else {
		w.overTime()
	}
	if len(r.Remarks) > 0 {
		fmt.Fprint(w, "Notes:\n\n")
	}
	for _, remark := range r.Remarks {
		fmt.Fprintf(w, "- %s.\n", remark)
	}
	fmt.Fprintf(w, "\n%s\n\nfacecue gives an %s.\n", w.method(), face.Notice)
	return w.Flush()
}

type textWriter struct {
	*bufio.Writer
	*comparison.Result
}

// part is one person in one session, or all sessions.
type part struct{ session, person string }

func (w textWriter) parts() (list []part) {
	last := part{"\x00", ""}
	for _, row := range w.Rows {
		if p := (part{row.Session, row.Person}); p != last {
			list, last = append(list, p), p
		}
	}
	return list
}

// overTime writes each person of one session; of several sessions all together, and a row for each.
func (w textWriter) overTime() {
	parts := w.parts()
	last := parts[len(parts)-1]
	if last.session != comparison.Pooled {
		for _, p := range parts {
			w.part(p)
		}
		return
	}
	w.part(last)
	fmt.Fprint(w, "## Each session\n\n")
	t := table{head: []string{"session", "person", "raters", "seconds", "kappa", "agreement", "F1 of events"}}
	for _, p := range parts[:len(parts)-1] {
		for _, of := range w.pairs() {
			if w.has(p, of, "kappa") {
				kappa := w.get(p, of, "", "kappa")
				t.add(p.session, p.person, of, digits(kappa.Seconds), three(kappa.Value), three(w.get(p, of, "", "percent_agreement").Value), three(w.get(p, of, "", "event_f1").Value))
			}
		}
	}
	t.write(w)
}

// pairs are the names of all pairs of raters.
func (w textWriter) pairs() (names []string) {
	for i := range w.Raters {
		for j := i + 1; j < len(w.Raters); j++ {
			names = append(names, w.Raters[i]+" ~ "+w.Raters[j])
		}
	}
	return names
}

func (w textWriter) part(p part) {
	title := p.person
	switch {
	case p.session != "" && p.person != "":
		title = p.session + ", " + p.person
	case p.session != "":
		title = p.session
	}
	first := w.find(p, func(comparison.Row) bool { return true })
	fmt.Fprintf(w, "## %s: %.1f s judged by all, %.0f units of time\n\n", title, first.Seconds, first.Units)
	w.overview(p)
	for i := range w.Raters {
		for j := i + 1; j < len(w.Raters); j++ {
			w.pair(p, w.Raters[i]+" ~ "+w.Raters[j], i, j)
		}
	}
}

// find is the first row of a part that is wanted; its numbers are NaN where there is none.
func (w textWriter) find(p part, wanted func(comparison.Row) bool) comparison.Row {
	for _, row := range w.Rows {
		if row.Session == p.session && row.Person == p.person && wanted(row) {
			return row
		}
	}
	return nothing
}

func (w textWriter) get(p part, of, label, measure string) comparison.Row {
	return w.find(p, func(r comparison.Row) bool { return r.Comparison == of && r.Label == label && r.Measure == measure })
}

// has tells that a comparison has a measure.
func (w textWriter) has(p part, of, measure string) bool {
	return w.get(p, of, "", measure).Measure != ""
}

func (w textWriter) overview(p part) {
	t := table{head: []string{"raters", "kappa", "95 %", "agreement", "alpha", "AC1", "PABAK", "pi", "kappa max"}}
	for _, of := range w.pairs() {
		if !w.has(p, of, "kappa") {
			continue
		}
		kappa := w.get(p, of, "", "kappa")
		row := []string{of, three(kappa.Value), limits(kappa)}
		for _, measure := range []string{"percent_agreement", "krippendorff_alpha", "ac1", "pabak", "scott_pi", "kappa_max"} {
			row = append(row, three(w.get(p, of, "", measure).Value))
		}
		t.add(row...)
	}
	t.write(w)
	if !w.has(p, comparison.All, "fleiss_kappa") {
		return
	}
	t = table{head: []string{comparison.All, "value", "95 %"}}
	for _, m := range [][2]string{
		{"fleiss_kappa", "Fleiss' kappa"}, {"conger_kappa", "Conger's kappa"}, {"light_kappa", "Light's kappa"}, {"krippendorff_alpha", "Krippendorff's alpha"}, {"ac1", "AC1"},
		{"percent_agreement", "agreement"}, {"kappa_record_with_raters", "mean kappa, record with rater"}, {"kappa_among_raters", "mean kappa, rater with rater"},
		{"kappa_difference", "their difference"},
	} {
		if w.has(p, comparison.All, m[0]) {
			row := w.get(p, comparison.All, "", m[0])
			t.add(m[1], three(row.Value), limits(row))
		}
	}
	t.write(w)
}
