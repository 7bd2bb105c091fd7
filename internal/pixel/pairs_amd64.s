#include "textflag.h"

// func sumPairsAVX2(out *uint16, src *byte, stride, rows, blocks int)
//
// A block is 32 samples of every row; each result is the sum of two neighbours in all
// rows.
TEXT ·sumPairsAVX2(SB), NOSPLIT, $0-40
	MOVQ out+0(FP), DI
	MOVQ src+8(FP), SI
	MOVQ stride+16(FP), R8
	MOVQ rows+24(FP), R9
	MOVQ blocks+32(FP), CX
	VPCMPEQB Y15, Y15, Y15
	VPABSB Y15, Y15            // bytes of 1
	TESTQ CX, CX
	JZ done

block:
	MOVQ SI, R10
	MOVQ R9, R11
	VPXOR Y0, Y0, Y0

row:
	VMOVDQU (R10), Y1
	VPMADDUBSW Y15, Y1, Y1
	VPADDW Y1, Y0, Y0
	ADDQ R8, R10
	DECQ R11
	JNZ row
	VMOVDQU Y0, (DI)
	ADDQ $32, DI
	ADDQ $32, SI
	DECQ CX
	JNZ block

done:
	VZEROUPPER
	RET
