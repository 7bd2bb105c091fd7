package event

import (
	"testing"
	"time"
)

// TestMemo: a memo gives what the function gives, also for spans that share a place in its
// table, and computes a value that it holds only once.
func TestMemo(t *testing.T) {
	computed := 0
	m := memo{compute: func(span time.Duration) float64 { computed++; return float64(3 * span) }}
	for round := range 2 {
		for n := range 5000 {
			span := time.Duration(n*33_366_667 - 40)
			if got := m.of(span); got != float64(3*span) || m.of(span) != got {
				t.Fatalf("round %d: the value of %v is %v", round, span, got)
			}
		}
	}
	computed = 0
	for range 100 {
		m.of(40 * time.Millisecond)
	}
	if computed != 1 {
		t.Errorf("one span was computed %d times", computed)
	}
}
