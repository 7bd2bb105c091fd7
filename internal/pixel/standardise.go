package pixel

import "math"

// noiseVariance is added to a picture's variance, so that the noise of a flat picture is not
// amplified. Grey levels squared.
const noiseVariance = 16

// Standardise writes a code for each grey level: (level - mean) / standard deviation, in
// units of step, plus zero, cut to 0 to 255. Rows are written without gaps.
//
// The sums are integers, and each operation on floats is rounded by itself, so that
// every processor gives the same codes (models/train/standard.py computes them for training).
func Standardise(to []byte, g Gray, step float64, zero int) {
	table := standard(g, step, zero)
	for y := range g.H {
		out := to[y*g.W : (y+1)*g.W]
		for x, v := range g.Row(y) {
			out[x] = table[v]
		}
	}
}

// standard tabulates the codes of all grey levels for one picture.
func standard(g Gray, step float64, zero int) (table [256]byte) {
	total, squares := g.sums()
	n := int64(g.W * g.H)
	variance := float64(n*squares-total*total) / float64(n*n)
	unit := float64(float64(n)*step) * math.Sqrt(variance+noiseVariance)
	for v := range table {
		code := int(math.RoundToEven(float64(n*int64(v)-total)/unit)) + zero
		table[v] = uint8(min(max(code, 0), 255))
	}
	return table
}

// sums gives the sums of the grey levels and of their squares.
func (g Gray) sums() (total, squares int64) {
	for y := range g.H {
		var t, s uint64
		for _, v := range g.Row(y) {
			t += uint64(v)
			s += uint64(v) * uint64(v)
		}
		total, squares = total+int64(t), squares+int64(s)
	}
	return total, squares
}
