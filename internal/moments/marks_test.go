package moments

import (
	"math"
	"math/rand/v2"
	"testing"
)

func momentAt(onset, offset float64) (m Moment) {
	m.Onset, m.Offset = onset, offset
	return m
}

// TestHits: marks at and beside moments, and what random marks would find, as drawn.
func TestHits(t *testing.T) {
	list := []Moment{momentAt(50, 52), momentAt(10, 12), momentAt(14, 15)}
	marks := []Mark{{11, 11}, {57, 58}, {57.1, 58}, {80, 80}, {40, 46}}
	h := HitsOf(list, marks, 5, 0, 100)
	if h.Marks != 5 || h.Found != 3 {
		t.Errorf("%+v", h)
	}
	random := rand.New(rand.NewPCG(1, 1))
	const draws = 20000
	sum := 0.0
	for range draws {
		var moved []Mark
		for _, k := range marks {
			from := random.Float64() * (100 - (k.To - k.From))
			moved = append(moved, Mark{from, from + k.To - k.From})
		}
		sum += float64(HitsOf(list, moved, 5, 0, 100).Found)
	}
	if math.Abs(sum/draws-h.Expected) > 0.03 {
		t.Errorf("expected %v, drawn %v", h.Expected, sum/draws)
	}
	p, q := h.Expected/5, 1-h.Expected/5
	if want := 10*p*p*p*q*q + 5*p*p*p*p*q + p*p*p*p*p; math.Abs(h.P-want) > 1e-9 {
		t.Errorf("p %v, want %v", h.P, want)
	}
	if h := HitsOf(nil, marks, 5, 0, 100); h.Found != 0 || h.Expected != 0 || h.P != 1 {
		t.Errorf("without moments: %+v", h)
	}
	if h := HitsOf(list, nil, 5, 0, 100); !math.IsNaN(h.P) {
		t.Errorf("without marks: %+v", h)
	}
}
