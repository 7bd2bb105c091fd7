package agreement

// Table counts units by the labels of two raters: row i, column j holds the units, or their
// seconds, that the first rater calls i and the second j.
type Table [][]float64

// NewTable is an empty table.
func NewTable(labels int) Table {
	t := make(Table, labels)
	for i := range t {
		t[i] = make([]float64, labels)
	}
	return t
}

// N is the sum of all cells.
func (t Table) N() (n float64) {
	for _, row := range t {
		for _, cell := range row {
			n += cell
		}
	}
	return n
}

// Margins are the shares of each label among those of the first and of the second rater.
func (t Table) Margins() (rows, columns []float64) {
	n := t.N()
	rows, columns = make([]float64, len(t)), make([]float64, len(t))
	for i, row := range t {
		for j, cell := range row {
			rows[i] += cell / n
			columns[j] += cell / n
		}
	}
	return rows, columns
}

// Collapsed is the table of one label against all others.
func (t Table) Collapsed(label int) Table {
	c := NewTable(2)
	for i, row := range t {
		for j, cell := range row {
			c[other(i, label)][other(j, label)] += cell
		}
	}
	return c
}

// other is 0 for the label and 1 for any other.
func other(of, label int) int {
	if of == label {
		return 0
	}
	return 1
}

// constant tells that a rater gives one label alone, or none.
func constant(margin []float64) bool {
	used := 0
	for _, share := range margin {
		if share > 0 {
			used++
		}
	}
	return used < 2
}
