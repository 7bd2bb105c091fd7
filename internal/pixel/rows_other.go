//go:build !amd64

package pixel

// addBlocks adds none; the caller uses addWords.
func addBlocks([]uint64, []uint64, *[4][]byte, *[4]uint64) int { return 0 }

// quarterBlocks adds none; the caller uses quarterRow.
func quarterBlocks([]byte, *[4][]byte) int { return 0 }

// sumPairBlocks adds none; the caller uses sumPairs.
func sumPairBlocks([]uint16, []byte, int, int) int { return 0 }

// sumColumnBlocks adds none; the caller uses sumColumns.
func sumColumnBlocks([]uint16, []byte, int, int) int { return 0 }

// halveBlocks sets none; the caller uses halve.
func halveBlocks([]byte, []byte, []byte) int { return 0 }
