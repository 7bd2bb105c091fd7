package pixel

import (
	"unsafe"

	"golang.org/x/sys/cpu"
)

// quarterAVX2 averages blocks of 4x4 samples, 32 of them for each count of blocks.
//
//go:noescape
func quarterAVX2(dst, a, b, c, d *byte, blocks int)

// quarterBlocks makes what it can of a row 32 results at a time, and says how many
// results that were.
func quarterBlocks(dst []byte, rows *[4][]byte) int {
	blocks := len(dst) / 32
	if !cpu.X86.HasAVX2 || blocks == 0 {
		return 0
	}
	quarterAVX2(unsafe.SliceData(dst), unsafe.SliceData(rows[0]), unsafe.SliceData(rows[1]),
		unsafe.SliceData(rows[2]), unsafe.SliceData(rows[3]), blocks)
	return 32 * blocks
}
