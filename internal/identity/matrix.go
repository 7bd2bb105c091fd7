package identity

// matrix is the evidence of all pairs of clusters.
type matrix struct {
	clusters []*cluster // nil where joined to another
	value    [][]float32
	best     []int // the surest partner of each row among the later ones; -1: none
	left     int
}

func newMatrix(clusters []*cluster) *matrix {
	m := &matrix{clusters: clusters, value: make([][]float32, len(clusters)), best: make([]int, len(clusters)), left: len(clusters)}
	for i := range clusters {
		m.value[i] = make([]float32, i)
		for j := range i {
			m.value[i][j] = m.pair(i, j)
		}
	}
	for i := range clusters {
		m.search(i)
	}
	return m
}

// pair works out the evidence of a pair.
func (m *matrix) pair(i, j int) float32 {
	if v, ok := evidence(m.clusters[i], m.clusters[j]); ok {
		return float32(v)
	}
	return float32(never)
}

// search finds the surest partner of a row among the rows before it.
func (m *matrix) search(i int) {
	m.best[i] = -1
	if m.clusters[i] == nil {
		return
	}
	for j := range i {
		if m.clusters[j] != nil && m.value[i][j] > float32(never) && (m.best[i] < 0 || m.value[i][j] > m.value[i][m.best[i]]) {
			m.best[i] = j
		}
	}
}

// surest is the pair of the most evidence; the evidence is never where no pair is left.
func (m *matrix) surest() (i, j int, evidence float64) {
	evidence = never
	for k, partner := range m.best {
		if partner >= 0 && float64(m.value[k][partner]) > evidence {
			i, j, evidence = k, partner, float64(m.value[k][partner])
		}
	}
	return i, j, evidence
}

// merge joins row i to row j.
func (m *matrix) merge(i, j int, unsure bool) {
	m.clusters[j].join(m.clusters[i])
	m.clusters[j].unsure = m.clusters[j].unsure || unsure
	m.clusters[i], m.best[i] = nil, -1
	m.left--
	for k, c := range m.clusters {
		switch {
		case c == nil || k == j:
		case k > j:
			m.value[k][j] = m.pair(k, j)
			m.update(k, i, j)
		default:
			m.value[j][k] = m.pair(j, k)
			if m.best[k] == i {
				m.search(k)
			}
		}
	}
	m.search(j)
}

// update finds the surest partner of row k after row i was joined to row j.
func (m *matrix) update(k, i, j int) {
	switch b := m.best[k]; {
	case b == i || b == j:
		m.search(k)
	case m.value[k][j] > float32(never) && (b < 0 || m.value[k][j] > m.value[k][b]):
		m.best[k] = j
	}
}
