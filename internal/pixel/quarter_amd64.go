package pixel

import (
	"unsafe"

	"golang.org/x/sys/cpu"
)

// quarterAVX2 averages 4x4 samples per result, 32 results per block.
//
//go:noescape
func quarterAVX2(dst, a, b, c, d *byte, blocks int)

// quarterBlocks sets results of a row 32 at a time and returns how many it set.
func quarterBlocks(dst []byte, rows *[4][]byte) int {
	blocks := len(dst) / 32
	if !cpu.X86.HasAVX2 || blocks == 0 {
		return 0
	}
	quarterAVX2(unsafe.SliceData(dst), unsafe.SliceData(rows[0]), unsafe.SliceData(rows[1]),
		unsafe.SliceData(rows[2]), unsafe.SliceData(rows[3]), blocks)
	return 32 * blocks
}
