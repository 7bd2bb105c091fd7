package event

import (
	"testing"
	"time"
)

// TestRecorded: the settings of the smooth filter of a chain, the defaults without one.
func TestRecorded(t *testing.T) {
	defaults := Parse(Options().Defaults())
	for chain, want := range map[string]time.Duration{"": defaults.Min, "detect,track": defaults.Min, "detect,smooth=min=1,draw": time.Second} {
		if got, err := Recorded(chain); err != nil || got.Min != want {
			t.Errorf("%q: %v, %v", chain, got.Min, err)
		}
	}
	for _, chain := range []string{"smooth=min=x", "detect,'"} {
		if _, err := Recorded(chain); err == nil {
			t.Errorf("%q is read", chain)
		}
	}
}
