package track

import "math"

// hungarian solves the rectangular assignment problem in O(n²m): the method of
// Kuhn and Munkres with potentials, one shortest augmenting path a row (Jonker
// and Volgenant 1987).
type hungarian struct {
	u, v, best []float64
	match, way []int
	used       []bool
	out        []int
	transposed []float64
}

// solve gives for every column the row assigned to it, or -1. cost is row by
// row. Ties go to the lowest indices, so the answer is always the same.
func (h *hungarian) solve(cost []float64, rows, columns int) []int {
	if rows <= columns {
		h.run(cost, rows, columns)
		h.out = h.out[:0]
		for j := 1; j <= columns; j++ {
			h.out = append(h.out, h.match[j]-1)
		}
		return h.out
	}
	h.transposed = h.transposed[:0]
	for j := range columns {
		for i := range rows {
			h.transposed = append(h.transposed, cost[i*columns+j])
		}
	}
	h.run(h.transposed, columns, rows)
	h.out = append(h.out[:0], make([]int, columns)...)
	for i := 1; i <= rows; i++ {
		if j := h.match[i]; j > 0 {
			h.out[j-1] = i - 1
		}
	}
	return h.out
}

// run fills match: for each column, counted from 1, its row, or 0.
func (h *hungarian) run(cost []float64, rows, columns int) {
	h.u = zeroed(h.u, rows+1)
	h.v = zeroed(h.v, columns+1)
	h.match = zeroed(h.match, columns+1)
	h.way = zeroed(h.way, columns+1)
	for i := 1; i <= rows; i++ {
		h.match[0] = i
		h.flip(h.augment(cost, columns))
	}
}

// augment finds the cheapest path from the row in match[0] to a free column.
func (h *hungarian) augment(cost []float64, columns int) int {
	h.best = zeroed(h.best, columns+1)
	h.used = zeroed(h.used, columns+1)
	for j := range h.best {
		h.best[j] = math.Inf(1)
	}
	column := 0
	for h.match[column] != 0 {
		h.used[column] = true
		row, delta, next := h.match[column], math.Inf(1), 0
		for j := 1; j <= columns; j++ {
			if h.used[j] {
				continue
			}
			if c := cost[(row-1)*columns+j-1] - h.u[row] - h.v[j]; c < h.best[j] {
				h.best[j], h.way[j] = c, column
			}
			if h.best[j] < delta {
				delta, next = h.best[j], j
			}
		}
		h.shift(delta)
		column = next
	}
	return column
}

// shift moves the potentials so that the path's edges cost nothing.
func (h *hungarian) shift(delta float64) {
	for j := range h.used {
		if h.used[j] {
			h.u[h.match[j]] += delta
			h.v[j] -= delta
		} else {
			h.best[j] -= delta
		}
	}
}

// flip assigns along the path that ends at a free column.
func (h *hungarian) flip(column int) {
	for column != 0 {
		before := h.way[column]
		h.match[column] = h.match[before]
		column = before
	}
}

func zeroed[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n)
	}
	s = s[:n]
	clear(s)
	return s
}
