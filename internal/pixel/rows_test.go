package pixel

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// TestBlocksAreWords: adding 32 samples at a time gives the same bits as adding eight at a
// time, at every width.
func TestBlocksAreWords(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	for width := 1; width < 200; width++ {
		words := (width + 7) / 8
		var rows [4][]byte
		for i := range rows {
			rows[i] = make([]byte, width)
			for j := range rows[i] {
				rows[i][j] = byte(random.Uint32())
			}
		}
		weights := [4]uint64{100, 56, uint64(random.IntN(100)), 0}
		a, b := [2][]uint64{make([]uint64, words), make([]uint64, words)}, [2][]uint64{make([]uint64, words), make([]uint64, words)}
		whole := width / 8
		addWords(a[0], a[1], &rows, &weights, addBlocks(a[0], a[1], &rows, &weights), whole)
		addWords(b[0], b[1], &rows, &weights, 0, whole)
		if !slices.Equal(a[0], b[0]) || !slices.Equal(a[1], b[1]) {
			t.Fatalf("width %d: other sums", width)
		}
	}
}
