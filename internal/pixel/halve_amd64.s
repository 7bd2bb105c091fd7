#include "textflag.h"

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
