package pixel

import (
	"unsafe"

	"golang.org/x/sys/cpu"
)

// sumPairsAVX2 sums pairs of columns over rows, 16 pairs per block.
//
//go:noescape
func sumPairsAVX2(out *uint16, src *byte, stride, rows, blocks int)

// sumPairBlocks sets sums 16 at a time and returns how many it set. src begins with the
// first of the rows.
func sumPairBlocks(out []uint16, src []byte, stride, rows int) int {
	blocks := len(out) / 16
	if !cpu.X86.HasAVX2 || blocks == 0 {
		return 0
	}
	sumPairsAVX2(unsafe.SliceData(out), unsafe.SliceData(src), stride, rows, blocks)
	return 16 * blocks
}
