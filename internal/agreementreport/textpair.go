package agreementreport

import (
	"fmt"
	"strconv"

	"github.com/facecue/facecue/internal/comparison"
)

// pair writes what is said of two raters.
func (w textWriter) pair(p part, of string, one, other int) {
	if !w.has(p, of, "kappa") {
		return
	}
	fmt.Fprintf(w, "### %s\n\n", of)
	w.labels(p, of)
	for _, t := range w.Tables {
		if t.Comparison == of && t.Session == p.session && t.Person == p.person {
			w.confusion(t, one, other)
		}
	}
	w.events(p, of)
	w.besides(p, of)
}

// labels writes the measures of each label.
func (w textWriter) labels(p part, of string) {
	t := table{head: []string{"label", "kappa", "95 %", "agree on it", "agree on its absence", "prevalence", "bias", "share, first", "share, second"}}
	for _, label := range w.Labels {
		kappa := w.get(p, of, label, "kappa")
		row := []string{label, three(kappa.Value), limits(kappa)}
		for _, measure := range []string{"positive_agreement", "negative_agreement", "prevalence", "bias", "share_first", "share_second"} {
			row = append(row, three(w.get(p, of, label, measure).Value))
		}
		t.add(row...)
	}
	t.write(w)
}

// confusion writes a table of two raters; events have no rows and columns for labels without any.
func (w textWriter) confusion(c comparison.Confusion, one, other int) {
	labels, decimals := labelsOf(c, w.Labels), 1
	if c.Unit == comparison.InEvents {
		decimals = 0
	}
	kept := counted(c)
	t := table{head: []string{fmt.Sprintf("%s: %s \\ %s", c.Unit, w.Raters[one], w.Raters[other])}}
	for _, j := range kept {
		t.head = append(t.head, labels[j])
	}
	for _, i := range kept {
		cells := []string{labels[i]}
		for _, j := range kept {
			cells = append(cells, strconv.FormatFloat(c.Cells[i][j], 'f', decimals, 64))
		}
		t.add(cells...)
	}
	t.write(w)
}

// counted are the labels that a table shows.
func counted(c comparison.Confusion) (kept []int) {
	for i := range c.Cells {
		sum := 0.0
		for j := range c.Cells {
			sum += c.Cells[i][j] + c.Cells[j][i]
		}
		if sum > 0 || c.Unit == comparison.InSeconds {
			kept = append(kept, i)
		}
	}
	return kept
}

// events writes how well events were found.
func (w textWriter) events(p part, of string) {
	if !w.has(p, of, "event_f1") && !w.has(p, of, "fleeting_f1") {
		return
	}
	t := table{head: []string{"events", "value", "95 %"}}
	for _, m := range [][2]string{
		{"event_precision", "precision"}, {"event_recall", "recall"}, {"event_f1", fmt.Sprintf("F1 at IoU %.2g", w.Options.IoU)}, {"event_any_label_f1", "F1, any label"},
		{"event_tolerance_f1", fmt.Sprintf("F1, onset and offset within %v", w.Options.Tolerance)}, {"event_onset_f1", fmt.Sprintf("F1, onset within %v", w.Options.Tolerance)},
		{"event_onset_error", "median error of the onset, s"}, {"event_offset_error", "median error of the offset, s"},
		{"event_onset_shift", "mean shift of the onset, s"}, {"event_offset_shift", "mean shift of the offset, s"},
		{"unit_kappa", "kappa of units (Holle and Rein)"}, {"unit_kappa_max", "its highest value"}, {"unit_linked", "units with a partner"}, {"unit_linked_kappa", "kappa of those"},
		{"fleeting_first", "fleeting candidates of the first"}, {"fleeting_second", "of the second"}, {"fleeting_precision", "their precision"}, {"fleeting_recall", "their recall"},
		{"fleeting_f1", fmt.Sprintf("their F1 at IoU %.2g", w.Options.IoU)}, {"fleeting_onset_f1", fmt.Sprintf("their F1, onset within %v", w.Options.Tolerance)},
	} {
		if w.has(p, of, m[0]) {
			row, value := w.get(p, of, "", m[0]), three
			if m[0] == "fleeting_first" || m[0] == "fleeting_second" {
				value = func(count float64) string { return fmt.Sprint(count) }
			}
			t.add(m[1], value(row.Value), limits(row))
		}
	}
	t.write(w)
}

// besides writes numbers that are not to be read alone.
func (w textWriter) besides(p part, of string) {
	kappa := w.get(p, of, "", "kappa")
	if w.has(p, of, "kappa_exact") {
		fmt.Fprintf(w, "In exact seconds kappa is %s.", three(w.get(p, of, "", "kappa_exact").Value))
	}
	if row := w.get(p, of, "", "kappa_tolerance_first"); row.Measure != "" {
		fmt.Fprintf(w, " With a tolerance of %v it is %s and %s, which is not comparable with %s.", w.Options.Tolerance, three(row.Value),
			three(w.get(p, of, "", "kappa_tolerance_second").Value), three(kappa.Value))
	}
	if row := w.get(p, of, "", "best_lag"); row.Value != 0 && row.Measure != "" {
		fmt.Fprintf(w, " It would be highest, %s, at a lag of %+.2f s of the second rater; --offset moves a rater.", three(w.get(p, of, "", "kappa_at_best_lag").Value), row.Value)
	}
	if row := w.get(p, of, "", "kappa_naive_interval"); row.Measure != "" {
		fmt.Fprintf(w, " The naive interval, which takes units as independent and is far too narrow, would be %s.", limits(row))
	}
	fmt.Fprint(w, "\n\n")
}
