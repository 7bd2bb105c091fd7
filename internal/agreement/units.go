package agreement

// Missing stands in a pattern where a rater gave no label.
const Missing = -1

// Units are the units that raters labelled, gathered by what they say: a pattern is the label of
// each rater, and its weight the number of units with that pattern. Resampled units have the same
// patterns and other weights.
type Units struct {
	Labels   int       // how many labels there are; a label is 0 to Labels-1
	Patterns [][]int   // of each, a label or Missing for each rater
	Weights  []float64 // one for each pattern
}

// Raters is the number of raters.
func (u Units) Raters() int {
	if len(u.Patterns) == 0 {
		return 0
	}
	return len(u.Patterns[0])
}

// With are the same patterns with other weights.
func (u Units) With(weights []float64) Units {
	u.Weights = weights
	return u
}

// Table counts the units that both raters labelled.
func (u Units) Table(a, b int) Table {
	t := NewTable(u.Labels)
	for i, p := range u.Patterns {
		if p[a] != Missing && p[b] != Missing {
			t[p[a]][p[b]] += u.Weights[i]
		}
	}
	return t
}

// counted calls use for each pattern that some unit has, with the number of raters who gave each
// label and who gave any.
func (u Units) counted(use func(weight float64, of []float64, all float64)) {
	of := make([]float64, u.Labels)
	for i, p := range u.Patterns {
		if u.Weights[i] == 0 {
			continue
		}
		clear(of)
		all := 0.0
		for _, label := range p {
			if label != Missing {
				of[label]++
				all++
			}
		}
		use(u.Weights[i], of, all)
	}
}
