package pixel

import (
	"slices"
	"testing"
)

// TestAverageRuns: the result equals a rounded division, for blocks up to the largest, for the sums around each
// rounding step, and for runs of every length.
func TestAverageRuns(t *testing.T) {
	for n := 1; n <= maxRows*maxRows; n += 1 + n/7 {
		for _, mean := range []int{0, 1, 127, 254, 255} {
			for sum := max(0, mean*n-n/2-2); sum <= min(255*n, mean*n+n/2+2); sum += 1 + n/5 {
				for _, k := range []int{1, 2, 3, 7, 256} {
					parts, ok := shared(sum, k)
					if !ok {
						continue
					}
					var out [1]byte
					averageRuns(out[:], parts, k, n)
					if want := (sum + n/2) / n; int(out[0]) != want {
						t.Fatalf("%d by %d in %d parts gave %d, want %d", sum, n, k, out[0], want)
					}
				}
			}
		}
	}
}

// shared divides a sum into k parts; ok is false if a part is too large.
func shared(sum, k int) (parts []uint16, ok bool) {
	for i := range k {
		part := sum*(i+1)/k - sum*i/k
		if part > 1<<16-1 {
			return nil, false
		}
		parts = append(parts, uint16(part))
	}
	return parts, true
}

// TestColumns: columns are summed at every width, and no sample after the last one is read.
func TestColumns(t *testing.T) {
	for width := 1; width < 70; width++ {
		for _, rows := range []int{1, 3, maxRows} {
			src := wavy(width+3, rows)
			sums := make([]uint16, width)
			sumColumns(sums, src.Pix[:len(src.Pix)-3:len(src.Pix)-3], src.Stride, rows)
			for x, got := range sums {
				want := 0
				for y := range rows {
					want += int(src.Pix[y*src.Stride+x])
				}
				if int(got) != want {
					t.Fatalf("%d columns of %d: column %d is %d, want %d", width, rows, x, got, want)
				}
			}
		}
	}
}

// TestHalve at every width.
func TestHalve(t *testing.T) {
	for width := 1; width < 140; width++ {
		src, dst := wavy(2*width+1, 6), NewGray(width, 3)
		halve(dst, src)
		if want := means(src, width, 3, 2); !slices.Equal(dst.Pix, want) {
			t.Fatalf("width %d: %v, want %v", width, dst.Pix, want)
		}
	}
}
