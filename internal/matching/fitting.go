package matching

import (
	"math"

	"github.com/facecue/facecue/internal/agreement"
)

// Bounds of the proportional fitting. Tables of events need some twenty rounds.
const (
	mostRounds = 2000
	settled    = 1e-14
)

// fitted is the share of chance agreement of a table in which nothing can be in the last cell: the
// cells' expected counts come from iterative proportional fitting, which begins with ones and a
// zero in that cell and scales rows and columns to the table's margins in turn.
func fitted(table agreement.Table) (chance float64) {
	q := len(table)
	expected := agreement.NewTable(q)
	for i := range expected {
		for j := range expected[i] {
			expected[i][j] = 1
		}
	}
	expected[q-1][q-1] = 0
	rows, columns := sums(table)
	for range mostRounds {
		if scale(expected, rows, columns) < settled*table.N() {
			break
		}
	}
	n := table.N()
	for i := range expected {
		chance += expected[i][i] / n
	}
	return chance
}

// scale gives the rows and then the columns the wanted sums; it returns the greatest change of a
// sum of a row.
func scale(expected agreement.Table, rows, columns []float64) (change float64) {
	have, _ := sums(expected)
	for i := range expected {
		change = math.Max(change, math.Abs(have[i]-rows[i]))
		for j := range expected {
			expected[i][j] *= ratio(rows[i], have[i])
		}
	}
	_, have = sums(expected)
	for i := range expected {
		for j := range expected {
			expected[i][j] *= ratio(columns[j], have[j])
		}
	}
	return change
}

// ratio is 0 where there is nothing to scale.
func ratio(want, have float64) float64 {
	if have == 0 {
		return 0
	}
	return want / have
}

func sums(t agreement.Table) (rows, columns []float64) {
	rows, columns = make([]float64, len(t)), make([]float64, len(t))
	for i, row := range t {
		for j, cell := range row {
			rows[i] += cell
			columns[j] += cell
		}
	}
	return rows, columns
}
