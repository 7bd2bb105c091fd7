package inference

import (
	"slices"
	"testing"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/models"
)

// TestMirrorWanted: only a best score under the threshold calls for a second run; a card
// without the value never does.
func TestMirrorWanted(t *testing.T) {
	cases := []struct {
		threshold, best float32
		want            bool
	}{{0.95, 0.94, true}, {0.95, 0.95, false}, {0.95, 1, false}, {0, 0.6, false}, {1, 0.999, true}}
	for _, c := range cases {
		m := mirror{threshold: c.threshold}
		if got := m.wanted(&face.Scores{1 - c.best, c.best}); got != c.want {
			t.Errorf("threshold %v, best score %v: %v", c.threshold, c.best, got)
		}
	}
}

// TestMirrorFlip: each row of each plane is reversed, of numbers and of bytes; flipping
// twice restores it.
func TestMirrorFlip(t *testing.T) {
	m := mirror{side: 2}
	bytes := models.Samples{Bytes: []uint8{1, 2, 3, 4, 5, 6, 7, 8}}
	m.flip(bytes)
	if want := []uint8{2, 1, 4, 3, 6, 5, 8, 7}; !slices.Equal(bytes.Bytes, want) {
		t.Errorf("bytes %v, want %v", bytes.Bytes, want)
	}
	numbers := models.Samples{Numbers: []float32{1, 2, 3, 4}}
	m.flip(numbers)
	if want := []float32{2, 1, 4, 3}; !slices.Equal(numbers.Numbers, want) {
		t.Errorf("numbers %v, want %v", numbers.Numbers, want)
	}
	m.flip(numbers)
	if want := []float32{1, 2, 3, 4}; !slices.Equal(numbers.Numbers, want) {
		t.Errorf("flipped twice: %v", numbers.Numbers)
	}
}

// TestMirrorMean: mean uses the kept outputs although the second run overwrites them.
func TestMirrorMean(t *testing.T) {
	var m mirror
	out := [][]float32{{4, -2}, {1}}
	for range 2 {
		copy(out[0], []float32{4, -2})
		copy(out[1], []float32{1})
		m.keep(out)
		copy(out[0], []float32{0, 1})
		copy(out[1], []float32{3})
		if got := m.mean(out); got[0][0] != 2 || got[0][1] != -0.5 || got[1][0] != 2 {
			t.Errorf("mean %v", got)
		}
	}
}
