package pixel

import (
	"slices"
	"testing"
)

// TestStandardise: known codes of four grey levels with mean 25 and variance 125, so
// that one step of 0.1 is 1.187 grey levels; a flat picture has the code zero everywhere;
// codes are cut to 0 to 255; gaps between the rows of the source are skipped.
func TestStandardise(t *testing.T) {
	four := Gray{Pix: []byte{10, 20, 99, 30, 40}, Stride: 3, W: 2, H: 2}
	cases := []struct {
		name string
		g    Gray
		step float64
		zero int
		want []byte
	}{
		{"four", four, 0.1, 100, []byte{87, 96, 104, 113}},
		{"cut off", four, 0.004, 100, []byte{0, 0, 205, 255}},
		{"flat", Gray{Pix: []byte{7, 7, 7, 7}, Stride: 2, W: 2, H: 2}, 0.1, 133, []byte{133, 133, 133, 133}},
	}
	for _, c := range cases {
		got := make([]byte, 4)
		Standardise(got, c.g, c.step, c.zero)
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}
