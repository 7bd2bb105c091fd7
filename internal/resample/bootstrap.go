package resample

import "math/rand/v2"

// Settings of the draws.
type Settings struct {
	Draws int
	Seed  uint64
}

// Default is what is drawn unless the user says otherwise.
func Default() Settings { return Settings{Draws: 2000, Seed: 1} }

func (s Settings) source() *rand.Rand { return rand.New(rand.NewPCG(s.Seed, 0)) }

// Blocks draws blocks of successive units of a session, with units before and after the ends taken
// as neighbours, until there are as many units as the session has, and calls use for each draw with
// the sums of the weights of each kind. The list is used again for the next draw. A session
// shorter than two blocks gives no draw: all draws would be nearly the session itself, and an
// interval of them would have no width.
func (s Settings) Blocks(units *Sequence, block int, use func(weights []float64)) {
	n := units.Len()
	block = max(1, block)
	if n < 2*block {
		return
	}
	source, sums := s.source(), make([]float64, len(units.total))
	for range s.Draws {
		clear(sums)
		for left := n; left > 0; left -= block {
			units.gather(source.IntN(n), min(block, left), sums)
		}
		use(sums)
	}
}

// Clusters draws as many clusters as there are, each with all its units, and calls use for each
// draw with the sums of their weights. All clusters have the same number of kinds.
func (s Settings) Clusters(clusters [][]float64, use func(weights []float64)) {
	if len(clusters) == 0 {
		return
	}
	source, drawn := s.source(), make([]int, len(clusters))
	for range s.Draws {
		for i := range drawn {
			drawn[i] = source.IntN(len(clusters))
		}
		use(together(clusters, drawn))
	}
}

// together sums the weights of some clusters.
func together(clusters [][]float64, chosen []int) []float64 {
	sums := make([]float64, len(clusters[0]))
	for _, c := range chosen {
		for kind, w := range clusters[c] {
			sums[kind] += w
		}
	}
	return sums
}

// WithoutEach calls use for each cluster with the sums of all others (the jackknife).
func WithoutEach(clusters [][]float64, use func(weights []float64)) {
	for left := range clusters {
		var chosen []int
		for i := range clusters {
			if i != left {
				chosen = append(chosen, i)
			}
		}
		use(together(clusters, chosen))
	}
}
