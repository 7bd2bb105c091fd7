package pixel

import (
	"slices"
	"testing"
)

// TestEnlargeLikeAny: an enlarged picture has the same bits as one that is scaled by any factor.
func TestEnlargeLikeAny(t *testing.T) {
	for from := 1; from < 100; from += 1 + from/9 {
		for to := from + 1; to < 4*from; to += 1 + to/12 {
			src, larger, anyhow := noise(from, from), NewGray(to, to), NewGray(to, to)
			s, err := NewScaler(from, from, to, to)
			if err != nil {
				t.Fatal(err)
			}
			s.scaleLarger(larger, src)
			s.scaleAny(anyhow, src)
			if !slices.Equal(larger.Pix, anyhow.Pix) {
				t.Fatalf("%d to %d: other samples", from, to)
			}
		}
	}
}
