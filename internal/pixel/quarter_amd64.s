#include "textflag.h"

// QUARTER sums blocks of 4x4 samples, 32 of each row, into eight double words.
#define QUARTER(at, out) \
	VMOVDQU at(R8), out \
	VPMADDUBSW Y15, out, out \
	VMOVDQU at(R9), Y4 \
	VPMADDUBSW Y15, Y4, Y4 \
	VMOVDQU at(R10), Y5 \
	VPMADDUBSW Y15, Y5, Y5 \
	VMOVDQU at(R11), Y6 \
	VPMADDUBSW Y15, Y6, Y6 \
	VPADDW Y4, out, out \
	VPADDW Y6, Y5, Y5 \
	VPADDW Y5, out, out \
	VPMADDWD Y14, out, out \
	VPADDD Y13, out, out \
	VPSRLD $4, out, out

// The order in which packing within halves of a register leaves double words.
DATA quarterOrder<>+0(SB)/4, $0
DATA quarterOrder<>+4(SB)/4, $4
DATA quarterOrder<>+8(SB)/4, $1
DATA quarterOrder<>+12(SB)/4, $5
DATA quarterOrder<>+16(SB)/4, $2
DATA quarterOrder<>+20(SB)/4, $6
DATA quarterOrder<>+24(SB)/4, $3
DATA quarterOrder<>+28(SB)/4, $7
GLOBL quarterOrder<>(SB), RODATA|NOPTR, $32

// func quarterAVX2(dst, a, b, c, d *byte, blocks int)
//
// A block is 128 samples of four rows, 32 results: the mean of 4x4 samples each.
TEXT ·quarterAVX2(SB), NOSPLIT, $0-48
	MOVQ dst+0(FP), DI
	MOVQ a+8(FP), R8
	MOVQ b+16(FP), R9
	MOVQ c+24(FP), R10
	MOVQ d+32(FP), R11
	MOVQ blocks+40(FP), CX
	VPCMPEQB Y15, Y15, Y15
	VPABSB Y15, Y15            // bytes of 1
	VPCMPEQW Y14, Y14, Y14
	VPABSW Y14, Y14            // words of 1
	VPSLLW $3, Y14, Y13
	VPMADDWD Y14, Y13, Y13
	VPSRLD $1, Y13, Y13        // double words of 8
	VMOVDQU quarterOrder<>(SB), Y12
	TESTQ CX, CX
	JZ done

loop:
	QUARTER(0, Y0)
	QUARTER(32, Y1)
	QUARTER(64, Y2)
	QUARTER(96, Y3)
	VPACKUSDW Y1, Y0, Y0
	VPACKUSDW Y3, Y2, Y2
	VPACKUSWB Y2, Y0, Y0
	VPERMD Y0, Y12, Y0
	VMOVDQU Y0, (DI)
	ADDQ $32, DI
	ADDQ $128, R8
	ADDQ $128, R9
	ADDQ $128, R10
	ADDQ $128, R11
	DECQ CX
	JNZ loop

done:
	VZEROUPPER
	RET
