package subtitle

import (
	"testing"

	"github.com/facecue/facecue/internal/face"
)

// TestStamps: hours go on beyond 99, minutes and seconds end at 59.
func TestStamps(t *testing.T) {
	for _, c := range []struct {
		ms        int64
		srt, hour string // the second of ASS, in hundredths
	}{
		{0, "00:00:00,000", "0:00:00.00"},
		{990, "00:00:00,990", "0:00:00.99"},
		{59_990, "00:00:59,990", "0:00:59.99"},
		{60_000, "00:01:00,000", "0:01:00.00"},
		{3_599_990, "00:59:59,990", "0:59:59.99"},
		{3_600_000, "01:00:00,000", "1:00:00.00"},
		{45_296_780, "12:34:56,780", "12:34:56.78"},
		{360_000_000, "100:00:00,000", "100:00:00.00"},
	} {
		if got := stamp(c.ms, ","); got != c.srt {
			t.Errorf("%d ms: %s, want %s", c.ms, got, c.srt)
		}
		if got := assTime(c.ms / 10); got != c.hour {
			t.Errorf("%d ms: %s, want %s", c.ms, got, c.hour)
		}
	}
}

// TestEdges are rounded down; a cue begins at zero at the earliest, and lasts.
func TestEdges(t *testing.T) {
	k := clock{face.Clock{Base: face.Rational{Num: 1, Den: 3000}, Start: 30}}
	for _, c := range []struct{ start, end, from, to int64 }{
		{30, 60, 0, 10}, {32, 62, 0, 10}, {33, 63, 1, 11}, {33, 34, 1, 2}, {0, 60, 0, 10}, {0, 20, 0, 1}, {33, 36, 1, 2}, {33, 35, 1, 2},
	} {
		if from, to := k.milliseconds(Cue{Start: c.start, End: c.end}); from != c.from || to != c.to {
			t.Errorf("ticks %d to %d: %d to %d ms, want %d to %d", c.start, c.end, from, to, c.from, c.to)
		}
	}
}
