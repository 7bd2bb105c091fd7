package analysis

import (
	"slices"
	"testing"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/models"
)

// TestMirrorWanted: only a doubt asks for a second look, and a card without the value
// never does.
func TestMirrorWanted(t *testing.T) {
	cases := []struct {
		sure, best float32
		want       bool
	}{{0.95, 0.94, true}, {0.95, 0.95, false}, {0.95, 1, false}, {0, 0.6, false}, {1, 0.999, true}}
	for _, c := range cases {
		m := mirror{sure: c.sure}
		if got := m.wanted(&face.Scores{1 - c.best, c.best}); got != c.want {
			t.Errorf("sure from %v, best score %v: %v", c.sure, c.best, got)
		}
	}
}

// TestMirrorTurn: each row of each plane is turned round, of numbers and of bytes, and
// turned twice it is as it was.
func TestMirrorTurn(t *testing.T) {
	m := mirror{side: 2}
	bytes := models.Samples{Bytes: []uint8{1, 2, 3, 4, 5, 6, 7, 8}}
	m.turn(bytes)
	if want := []uint8{2, 1, 4, 3, 6, 5, 8, 7}; !slices.Equal(bytes.Bytes, want) {
		t.Errorf("bytes %v, want %v", bytes.Bytes, want)
	}
	numbers := models.Samples{Numbers: []float32{1, 2, 3, 4}}
	m.turn(numbers)
	if want := []float32{2, 1, 4, 3}; !slices.Equal(numbers.Numbers, want) {
		t.Errorf("numbers %v, want %v", numbers.Numbers, want)
	}
	m.turn(numbers)
	if want := []float32{1, 2, 3, 4}; !slices.Equal(numbers.Numbers, want) {
		t.Errorf("turned twice: %v", numbers.Numbers)
	}
}

// TestMirrorMean: the second look overwrites the memory of the first.
func TestMirrorMean(t *testing.T) {
	var m mirror
	out := []float32{4, -2}
	m.keep(out)
	copy(out, []float32{0, 1})
	if got := m.mean(out); got[0] != 2 || got[1] != -0.5 {
		t.Errorf("mean %v", got)
	}
}
