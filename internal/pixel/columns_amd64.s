#include "textflag.h"

// func sumColumnsAVX2(out *uint16, src *byte, stride, rows, blocks int)
//
// A block is 16 samples of every row, each of which becomes a word.
TEXT ·sumColumnsAVX2(SB), NOSPLIT, $0-40
	MOVQ out+0(FP), DI
	MOVQ src+8(FP), SI
	MOVQ stride+16(FP), R8
	MOVQ rows+24(FP), R9
	MOVQ blocks+32(FP), CX
	TESTQ CX, CX
	JZ done

block:
	MOVQ SI, R10
	MOVQ R9, R11
	VPXOR Y0, Y0, Y0

row:
	VPMOVZXBW (R10), Y1
	VPADDW Y1, Y0, Y0
	ADDQ R8, R10
	DECQ R11
	JNZ row
	VMOVDQU Y0, (DI)
	ADDQ $32, DI
	ADDQ $16, SI
	DECQ CX
	JNZ block

done:
	VZEROUPPER
	RET

// func halveAVX2(dst, above, below *byte, blocks int)
//
// A block is 64 samples of two rows, 32 results: the mean of 2x2 samples each.
TEXT ·halveAVX2(SB), NOSPLIT, $0-32
	MOVQ dst+0(FP), DI
	MOVQ above+8(FP), R8
	MOVQ below+16(FP), R9
	MOVQ blocks+24(FP), CX
	VPCMPEQB Y15, Y15, Y15
	VPABSB Y15, Y15            // bytes of 1
	VPCMPEQW Y14, Y14, Y14
	VPABSW Y14, Y14
	VPSLLW $1, Y14, Y14        // words of 2
	TESTQ CX, CX
	JZ done

loop:
	VMOVDQU (R8), Y0
	VPMADDUBSW Y15, Y0, Y0
	VMOVDQU (R9), Y1
	VPMADDUBSW Y15, Y1, Y1
	VPADDW Y1, Y0, Y0
	VPADDW Y14, Y0, Y0
	VPSRLW $2, Y0, Y0
	VMOVDQU 32(R8), Y2
	VPMADDUBSW Y15, Y2, Y2
	VMOVDQU 32(R9), Y3
	VPMADDUBSW Y15, Y3, Y3
	VPADDW Y3, Y2, Y2
	VPADDW Y14, Y2, Y2
	VPSRLW $2, Y2, Y2
	VPACKUSWB Y2, Y0, Y0
	VPERMQ $0xd8, Y0, Y0       // packing works within halves of a register
	VMOVDQU Y0, (DI)
	ADDQ $32, DI
	ADDQ $64, R8
	ADDQ $64, R9
	DECQ CX
	JNZ loop

done:
	VZEROUPPER
	RET
