#include "textflag.h"

// func addRowsAVX2(even, odd *uint64, a, b, c, d *byte, weights *[4]uint64, blocks int)
//
// A block is 32 samples. The even and the odd bytes of a register are sixteen
// 16-bit lanes each; lane and weight multiply without overflow, since the weights
// of a row sum to 256.
TEXT ·addRowsAVX2(SB), NOSPLIT, $0-64
	MOVQ even+0(FP), DI
	MOVQ odd+8(FP), SI
	MOVQ a+16(FP), R8
	MOVQ b+24(FP), R9
	MOVQ c+32(FP), R10
	MOVQ d+40(FP), R11
	MOVQ weights+48(FP), AX
	MOVQ blocks+56(FP), CX
	VPBROADCASTW 0(AX), Y0
	VPBROADCASTW 8(AX), Y1
	VPBROADCASTW 16(AX), Y2
	VPBROADCASTW 24(AX), Y3
	VPCMPEQW Y15, Y15, Y15
	VPSRLW $8, Y15, Y15
	XORQ BX, BX
	TESTQ CX, CX
	JZ done

loop:
	VMOVDQU (R8)(BX*1), Y4
	VPAND Y15, Y4, Y5
	VPSRLW $8, Y4, Y4
	VPMULLW Y0, Y5, Y5
	VPMULLW Y0, Y4, Y4
	VMOVDQU (R9)(BX*1), Y6
	VPAND Y15, Y6, Y7
	VPSRLW $8, Y6, Y6
	VPMULLW Y1, Y7, Y7
	VPMULLW Y1, Y6, Y6
	VPADDW Y7, Y5, Y5
	VPADDW Y6, Y4, Y4
	VMOVDQU (R10)(BX*1), Y8
	VPAND Y15, Y8, Y9
	VPSRLW $8, Y8, Y8
	VPMULLW Y2, Y9, Y9
	VPMULLW Y2, Y8, Y8
	VPADDW Y9, Y5, Y5
	VPADDW Y8, Y4, Y4
	VMOVDQU (R11)(BX*1), Y10
	VPAND Y15, Y10, Y11
	VPSRLW $8, Y10, Y10
	VPMULLW Y3, Y11, Y11
	VPMULLW Y3, Y10, Y10
	VPADDW Y11, Y5, Y5
	VPADDW Y10, Y4, Y4
	VPADDW (DI)(BX*1), Y5, Y5
	VPADDW (SI)(BX*1), Y4, Y4
	VMOVDQU Y5, (DI)(BX*1)
	VMOVDQU Y4, (SI)(BX*1)
	ADDQ $32, BX
	DECQ CX
	JNZ loop

done:
	VZEROUPPER
	RET
