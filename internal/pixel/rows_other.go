//go:build !amd64

package pixel

// addBlocks leaves everything to addWords.
func addBlocks([]uint64, []uint64, *[4][]byte, *[4]uint64) int { return 0 }

// quarterBlocks leaves everything to quarterRow.
func quarterBlocks([]byte, *[4][]byte) int { return 0 }

// sumPairBlocks leaves everything to sumPairs.
func sumPairBlocks([]uint16, []byte, int, int) int { return 0 }
