package track

import "math"

// matcher solves one assignment; its memory is used again.
type matcher struct {
	people, faces []int
	cost          []float64
	pairs         []pair
	solver        hungarian
}

type pair struct{ person, face int }

func (m *matcher) reset() { m.people, m.faces, m.pairs = m.people[:0], m.faces[:0], m.pairs[:0] }

// forbidden stands for an impossible pair; it is dearer than any sum of
// possible ones.
const forbidden = 1e6

// assign finds the pairs of least total cost, leaving out impossible ones.
func (m *matcher) assign(cost func(person, face int) float64) []pair {
	rows, columns := len(m.people), len(m.faces)
	m.cost = m.cost[:0]
	for _, p := range m.people {
		for _, f := range m.faces {
			m.cost = append(m.cost, math.Min(cost(p, f), forbidden))
		}
	}
	for column, row := range m.solver.solve(m.cost, rows, columns) {
		if row >= 0 && m.cost[row*columns+column] < forbidden {
			m.pairs = append(m.pairs, pair{m.people[row], m.faces[column]})
		}
	}
	return m.pairs
}
