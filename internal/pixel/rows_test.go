package pixel

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// TestBlocksAreWords: 32 samples at a time give the bits that eight at a time give,
// at every width.
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

// TestEvenColumns: the short way for results an even number of samples wide gives
// what the long way gives.
func TestEvenColumns(t *testing.T) {
	for _, n := range []int{2, 4, 6, 10, 12} {
		src := wavy(96*n, 180)
		s, err := NewScaler(src.W, src.H, 96, 60)
		if err != nil {
			t.Fatal(err)
		}
		short, long := make([]byte, 96), make([]byte, 96)
		for y := range 60 {
			s.sumRows(src, s.rows[s.span[y]:s.span[y+1]])
			s.evenColumns(short)
			s.integrate()
			s.average(long)
			if !slices.Equal(short, long) {
				t.Fatalf("%d samples wide: row %d differs", n, y)
			}
		}
	}
}

// TestQuarter: a fourth of both sides, 32 results at a time or one by one, is what
// the long way gives, at every width.
func TestQuarter(t *testing.T) {
	for width := 1; width < 140; width++ {
		src, dst, want := wavy(4*width, 12), NewGray(width, 3), NewGray(width, 3)
		s, err := NewScaler(src.W, src.H, dst.W, dst.H)
		if err == nil {
			err = s.Scale(dst, src)
		}
		if err != nil {
			t.Fatal(err)
		}
		for y := range 3 {
			s.sumRows(src, s.rows[s.span[y]:s.span[y+1]])
			s.integrate()
			s.average(want.Row(y))
		}
		if !slices.Equal(dst.Pix, want.Pix) {
			t.Fatalf("width %d: %v, want %v", width, dst.Pix, want.Pix)
		}
	}
}
