package agreementreport

import (
	"fmt"

	"github.com/facecue/facecue/internal/comparison"
)

// scale writes what ratings gave, a table for all raters and one for each pair.
func (w textWriter) scale() {
	fmt.Fprintf(w, "## %.0f units rated by %d raters, %s\n\n", w.Rows[0].Units, len(w.Raters), w.Scale)
	last, t := "", table{}
	for _, row := range grouped(w.Rows) {
		if row.Comparison != last {
			t.write(w)
			last, t = row.Comparison, table{head: []string{row.Comparison, "value", "95 %", "how"}}
		}
		name := row.Measure
		if row.Label != "" {
			name += ", " + row.Label
		}
		t.add(name, three(row.Value), limits(row), row.Method)
	}
	t.write(w)
}

// scaleMethod says how the numbers of ratings were made.
func (w textWriter) scaleMethod() string {
	return fmt.Sprintf("Method: intraclass correlations are those of Shrout and Fleiss (1979): 2_1 and 2_k count a rater's level (A,1 and A,k), 3_1 and 3_k do not (C,1 and C,k); 1_1 is for other raters in each unit. "+
		"alpha is Krippendorff's with the %s metric, ccc Lin's concordance with variances of 1/n. Intervals of 95 %% are percentiles of %d draws (seed %d) of units, or of blocks of %v where units have a time; "+
		"rows in _f and _z have those of theory, which take units as independent.", w.Scale, w.Options.Draws.Draws, w.Options.Draws.Seed, w.Options.Block)
}

// grouped are rows with those of one comparison together, in order of their first appearance.
func grouped(rows []comparison.Row) (list []comparison.Row) {
	var names []string
	groups := map[string][]comparison.Row{}
	for _, row := range rows {
		if groups[row.Comparison] == nil {
			names = append(names, row.Comparison)
		}
		groups[row.Comparison] = append(groups[row.Comparison], row)
	}
	for _, name := range names {
		list = append(list, groups[name]...)
	}
	return list
}
