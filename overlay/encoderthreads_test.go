package overlay

import "testing"

// TestEncoderThreads: only libx264 is asked for more threads than it takes by itself, and only for small pictures on
// few processors, where the user wants no number.
func TestEncoderThreads(t *testing.T) {
	for _, c := range []struct {
		wanted             int
		name               string
		processors, pixels int
		want               int
	}{
		{0, "libx264", 1, 640 * 360, 8},
		{0, "libx264", 2, 1280 * 720, 8},
		{0, "libx264", 2, 1920 * 1080, 0},
		{0, "libx264", 5, 1280 * 720, 8},
		{0, "libx264", 6, 1280 * 720, 0},
		{0, "libvpx-vp9", 2, 1280 * 720, 0},
		{1, "libx264", 2, 1280 * 720, 1},
		{16, "libx264", 2, 1920 * 1080, 16},
	} {
		if got := encoderThreads(c.wanted, c.name, c.processors, c.pixels); got != c.want {
			t.Errorf("%+v: %d threads", c, got)
		}
	}
}
