package track

import (
	"math"
	"math/rand/v2"
	"testing"
)

// TestHungarian compares with trying every assignment.
func TestHungarian(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	var solver hungarian
	for range 2000 {
		rows, columns := 1+random.IntN(5), 1+random.IntN(5)
		cost := make([]float64, rows*columns)
		for i := range cost {
			cost[i] = float64(random.IntN(20))
		}
		got, paired := 0.0, 0
		for column, row := range solver.solve(cost, rows, columns) {
			if row >= 0 {
				got += cost[row*columns+column]
				paired++
			}
		}
		if want := cheapest(cost, rows, columns, 0, 0); got != want || paired != min(rows, columns) {
			t.Fatalf("%dx%d %v: cost %v of %d pairs, the best is %v", rows, columns, cost, got, paired, want)
		}
	}
}

// TestTies: of pairs that cost the same, those of the lowest numbers are taken.
func TestTies(t *testing.T) {
	var solver hungarian
	for size := 1; size <= 5; size++ {
		for column, row := range solver.solve(make([]float64, size*size), size, size) {
			if row != column {
				t.Errorf("of %d: row %d for column %d", size, row, column)
			}
		}
	}
}

// cheapest tries every assignment of the rows from row on to free columns, as many
// as can be.
func cheapest(cost []float64, rows, columns, row, used int) float64 {
	if row == rows {
		return 0
	}
	best := math.Inf(1)
	if rows-row > free(columns, used) { // this row may stay alone
		best = cheapest(cost, rows, columns, row+1, used)
	}
	for column := range columns {
		if used&(1<<column) == 0 {
			best = min(best, cost[row*columns+column]+cheapest(cost, rows, columns, row+1, used|1<<column))
		}
	}
	return best
}

func free(columns, used int) int {
	n := 0
	for column := range columns {
		if used&(1<<column) == 0 {
			n++
		}
	}
	return n
}

func BenchmarkAssign200(b *testing.B) {
	random := rand.New(rand.NewPCG(3, 4))
	cost := make([]float64, 200*200)
	for i := range cost {
		cost[i] = random.Float64()
	}
	var solver hungarian
	for b.Loop() {
		solver.solve(cost, 200, 200)
	}
}
