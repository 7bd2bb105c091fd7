package run

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/facecue/facecue/internal/comparison"
	"github.com/facecue/facecue/internal/outcome"
)

// Requirement is a measure that must not be under a value, of all labels or of one.
type Requirement struct {
	text           string
	measure, label string
	least          float64
}

// ParseRequirement reads "kappa=0.6" or "kappa:happiness=0.6".
func ParseRequirement(text string) (r Requirement, err error) {
	name, value, ok := strings.Cut(text, "=")
	r.text = text
	r.measure, r.label, _ = strings.Cut(strings.TrimSpace(name), ":")
	r.least, err = strconv.ParseFloat(strings.TrimSpace(value), 64)
	if !ok || err != nil || r.measure == "" {
		return r, outcome.Usagef("--require %s: want a measure and its least value, as kappa=0.6 or kappa:happiness=0.6", text)
	}
	return r, nil
}

// met says which requirement is not met, of any raters and any person. Where there are several
// sessions, all of them together count.
func met(list []Requirement, r *comparison.Result) error {
	for _, q := range list {
		if err := q.met(r); err != nil {
			return err
		}
	}
	return nil
}

func (q Requirement) met(r *comparison.Result) error {
	rows := r.Rows
	if slices.ContainsFunc(rows, func(row comparison.Row) bool { return row.Session == comparison.Pooled }) {
		rows = slices.DeleteFunc(slices.Clone(rows), func(row comparison.Row) bool { return row.Session != comparison.Pooled })
	}
	found := false
	for _, row := range rows {
		if row.Measure != q.measure || row.Label != q.label {
			continue
		}
		if found = true; !(row.Value >= q.least) {
			return fmt.Errorf("--require %s is not met: %s", q.text, describe(row))
		}
	}
	if !found {
		return outcome.Usagef("--require %s: nothing was measured by that name; there is %s", q.text, strings.Join(measures(rows, q.label), ", "))
	}
	return nil
}

// describe is such as "kappa of anna ~ ben, P1, is 0.5120".
func describe(row comparison.Row) string {
	of := row.Comparison
	for _, more := range []string{row.Session, row.Person} {
		if more != "" {
			of += ", " + more
		}
	}
	name := row.Measure
	if row.Label != "" {
		name += " of " + row.Label
	}
	if row.Value != row.Value {
		return fmt.Sprintf("%s of %s, is not defined", name, of)
	}
	return fmt.Sprintf("%s of %s, is %.4f", name, of, row.Value)
}

// measures are the names of what was measured of all labels, or of one.
func measures(rows []comparison.Row, label string) (names []string) {
	for _, row := range rows {
		if (row.Label == "") == (label == "") && !slices.Contains(names, row.Measure) {
			names = append(names, row.Measure)
		}
	}
	return names
}
