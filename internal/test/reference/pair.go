package reference

import "math"

// Pair is a made-up session of two series of smiling, ten samples a second for 600 s: A smiles
// now and then, and B follows with probability 0.6 after 0.8 s. Its numbers come of a linear
// congruential generator, x to (1103515245 x + 12345) mod 2^31, so that any program makes the
// same.
type Pair struct{ A, B []float64 }

// Draws are the first n numbers of the generator.
func Draws(seed uint64, n int) []float64 {
	u := make([]float64, n)
	for i := range u {
		seed = (1103515245*seed + 12345) % (1 << 31)
		u[i] = float64(seed) / (1 << 31)
	}
	return u
}

const (
	pairSeconds = 600
	pairRate    = 10
	pairSamples = pairSeconds * pairRate
)

// raise adds a smile of the form of a triangle; where smiles overlap the greater counts.
func raise(to []float64, onset, length, height float64) {
	for i := range to {
		t := float64(i) / pairRate
		to[i] = max(to[i], height*max(0, 1-math.Abs(t-(onset+length/2))/(length/2)))
	}
}

// MakePair makes one session; the reference values are of seeds 1000, 2000 to 6000.
func MakePair(seed uint64) Pair {
	u, at := Draws(seed, 4000), 0
	draw := func() float64 { at++; return u[at-1] }
	p := Pair{make([]float64, pairSamples), make([]float64, pairSamples)}
	for onset := 2.0; onset < pairSeconds-6; {
		length := 1 + 3*draw()
		height := .4 + .6*draw()
		raise(p.A, onset, length, height)
		if draw() < .6 {
			raise(p.B, onset+.8, length, .8*height)
		}
		onset += length + 4 + 12*draw()
	}
	for onset := 7.0; onset < pairSeconds-6; {
		length := 1 + 2*draw()
		raise(p.B, onset, length, .5)
		onset += length + 20 + 20*draw()
	}
	noise := Draws(seed+1, 2*pairSamples)
	for i := range p.A {
		p.A[i] = math.RoundToEven((p.A[i]+.05*noise[i])*1e4) / 1e4
		p.B[i] = math.RoundToEven((p.B[i]+.05*noise[pairSamples+i])*1e4) / 1e4
	}
	return p
}
