package pixel

import (
	"unsafe"

	"golang.org/x/sys/cpu"
)

// sumColumnsAVX2 sums columns over rows, 16 columns per block.
//
//go:noescape
func sumColumnsAVX2(out *uint16, src *byte, stride, rows, blocks int)

// halveAVX2 averages 2x2 samples per result, 32 results per block.
//
//go:noescape
func halveAVX2(dst, above, below *byte, blocks int)

// sumColumnBlocks sets sums 16 at a time and returns how many it set.
func sumColumnBlocks(out []uint16, src []byte, stride, rows int) int {
	blocks := len(out) / 16
	if !cpu.X86.HasAVX2 || blocks == 0 {
		return 0
	}
	sumColumnsAVX2(unsafe.SliceData(out), unsafe.SliceData(src), stride, rows, blocks)
	return 16 * blocks
}

// halveBlocks sets results of a row 32 at a time and returns how many it set.
func halveBlocks(dst, above, below []byte) int {
	blocks := len(dst) / 32
	if !cpu.X86.HasAVX2 || blocks == 0 {
		return 0
	}
	halveAVX2(unsafe.SliceData(dst), unsafe.SliceData(above), unsafe.SliceData(below), blocks)
	return 32 * blocks
}
