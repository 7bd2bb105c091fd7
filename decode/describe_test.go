package decode

import (
	"context"
	"testing"

	"github.com/asticode/go-astiav"
)

// TestMeasuredRate: an average of one picture a tick is taken only if no lower rate fits.
func TestMeasuredRate(t *testing.T) {
	rate := func(num, den int) astiav.Rational { return astiav.NewRational(num, den) }
	for _, c := range []struct {
		name                        string
		average, lowest, base, want astiav.Rational
	}{
		{"raw DV in FFmpeg 7", rate(60000, 1), rate(25, 1), rate(1, 60000), rate(25, 1)},
		{"raw DV in FFmpeg 5", rate(25, 1), rate(25, 1), rate(1, 25), rate(25, 1)},
		{"uneven", rate(24000, 1001), rate(120, 1), rate(1, 1000), rate(24000, 1001)},
		{"every second tick is empty", rate(25, 1), rate(50, 1), rate(1, 25), rate(25, 1)},
		{"no lowest rate", rate(1000, 1), rate(0, 1), rate(1, 1000), rate(1000, 1)},
	} {
		if got := measuredRate(c.average, c.lowest, c.base); got.Num() != c.want.Num() || got.Den() != c.want.Den() {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

// TestStill: picture files are told from recordings and from animations.
func TestStill(t *testing.T) {
	for name, want := range map[string]bool{"single.png": true, "single.jpg": true, "palette.gif": false, "motion.avi": false} {
		for _, k := range kinds {
			if k.name != name {
				continue
			}
			r, err := Open(context.Background(), clip(t, k.name, k.args...), best(Options{}))
			if err != nil {
				t.Fatal(err)
			}
			if got := r.Stream().Still; got != want {
				t.Errorf("%s is a picture file: %v, want %v", name, got, want)
			}
			r.Close()
		}
	}
}
