package table

import "testing"

// TestTimecode: known numbers (SMPTE ST 12-1): drop-frame skips two a minute, not in
// each tenth.
func TestTimecode(t *testing.T) {
	const ntsc, double = 30000.0 / 1001, 60000.0 / 1001
	cases := []struct {
		rate  float64
		start string
		frame int64
		want  string
	}{
		{25, "00:00:00:00", 0, "00:00:00:00"},
		{25, "01:00:00:00", 90061, "02:00:02:11"},
		{ntsc, "00:00:00:00", 1800, "00:01:00:00"},
		{ntsc, "00:00:00;00", 1799, "00:00:59;29"},
		{ntsc, "00:00:00;00", 1800, "00:01:00;02"},
		{ntsc, "00:00:00;00", 17981, "00:09:59;29"},
		{ntsc, "00:00:00;00", 17982, "00:10:00;00"},
		{ntsc, "01:00:00;00", 0, "01:00:00;00"},
		{ntsc, "00:00:00;00", 107892, "01:00:00;00"},
		{double, "00:00:00;00", 3600, "00:01:00;04"},
		{double, "00:00:00;00", 35964, "00:10:00;00"},
		{24000.0 / 1001, "00:00:00:00", 24, "00:00:01:00"},
		{25, "23:59:59:24", 1, "00:00:00:00"},
	}
	for _, c := range cases {
		count, err := newTimecode(c.rate, c.start)
		if err != nil {
			t.Fatal(err)
		}
		if got := count.text(c.frame); got != c.want {
			t.Errorf("frame %d at %.2f from %s: %s, want %s", c.frame, c.rate, c.start, got, c.want)
		}
	}
	for _, bad := range []struct {
		rate  float64
		start string
	}{{0, "00:00:00:00"}, {25, "00:00:00;00"}, {25, "1:2:3"}, {25, "00:00:00:25"}, {25, "24:00:00:00"}, {25, "hour"}} {
		if _, err := newTimecode(bad.rate, bad.start); err == nil {
			t.Errorf("%v at %v was taken", bad.start, bad.rate)
		}
	}
}
