package event

import "time"

// memo keeps the values of a function of a time span. The frames of a recording are at few
// different distances from each other, so that the table replaces most of the computations;
// it gives the same numbers.
type memo struct {
	compute func(time.Duration) float64
	spans   [1 << memoBits]time.Duration
	values  [1 << memoBits]float64
	known   [1 << memoBits]bool
}

const (
	memoBits = 7
	// golden spreads close numbers over all 64 bits: multiplicative hashing (Knuth, "The Art of
	// Computer Programming", volume 3, section 6.4).
	golden = 0x9E3779B97F4A7C15
)

func (m *memo) of(span time.Duration) float64 {
	slot := uint64(span) * golden >> (64 - memoBits)
	if !m.known[slot] || m.spans[slot] != span {
		m.spans[slot], m.values[slot], m.known[slot] = span, m.compute(span), true
	}
	return m.values[slot]
}
