#include "textflag.h"

// SUM sums 16 words, which LOAD reads into Y1 from R10 on, over rows, block by block. A block is WIDTH samples wide.
// The arguments are those of the functions below.
#define SUM(LOAD, WIDTH) \
	MOVQ out+0(FP), DI; \
	MOVQ src+8(FP), SI; \
	MOVQ stride+16(FP), R8; \
	MOVQ rows+24(FP), R9; \
	MOVQ blocks+32(FP), CX; \
	TESTQ CX, CX; \
	JZ done; \
block: \
	MOVQ SI, R10; \
	MOVQ R9, R11; \
	VPXOR Y0, Y0, Y0; \
row: \
	LOAD; \
	VPADDW Y1, Y0, Y0; \
	ADDQ R8, R10; \
	DECQ R11; \
	JNZ row; \
	VMOVDQU Y0, (DI); \
	ADDQ $32, DI; \
	ADDQ $WIDTH, SI; \
	DECQ CX; \
	JNZ block; \
done: \
	VZEROUPPER; \
	RET

// SAMPLES makes each of 16 samples a word.
#define SAMPLES VPMOVZXBW (R10), Y1

// PAIRS adds the samples of each of 16 pairs. Y15 has bytes of 1.
#define PAIRS VMOVDQU (R10), Y1; VPMADDUBSW Y15, Y1, Y1

// func sumColumnsAVX2(out *uint16, src *byte, stride, rows, blocks int)
TEXT ·sumColumnsAVX2(SB), NOSPLIT, $0-40
	SUM(SAMPLES, 16)

// func sumPairsAVX2(out *uint16, src *byte, stride, rows, blocks int)
TEXT ·sumPairsAVX2(SB), NOSPLIT, $0-40
	VPCMPEQB Y15, Y15, Y15
	VPABSB Y15, Y15
	SUM(PAIRS, 32)
