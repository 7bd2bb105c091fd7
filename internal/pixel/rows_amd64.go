package pixel

import (
	"unsafe"

	"golang.org/x/sys/cpu"
)

// addRowsAVX2 does the work of addWords, 32 samples per block.
//
//go:noescape
func addRowsAVX2(even, odd *uint64, a, b, c, d *byte, weights *[4]uint64, blocks int)

// addBlocks adds 32 samples at a time and returns how many words of eight samples it added.
func addBlocks(even, odd []uint64, rows *[4][]byte, weights *[4]uint64) int {
	blocks := min(len(rows[0])/32, len(even)/4)
	if !cpu.X86.HasAVX2 || blocks == 0 {
		return 0
	}
	addRowsAVX2(unsafe.SliceData(even), unsafe.SliceData(odd), unsafe.SliceData(rows[0]), unsafe.SliceData(rows[1]),
		unsafe.SliceData(rows[2]), unsafe.SliceData(rows[3]), weights, blocks)
	return 4 * blocks
}
