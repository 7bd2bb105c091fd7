package agreement

import "math"

// Weights say how far a disagreement of two labels still is an agreement, from 0 to 1. The labels
// are in order.
type Weights [][]float64

// Identity is 1 for the same label and 0 for any other.
func Identity(labels int) Weights {
	return weights(labels, func(i, j int) float64 {
		if i == j {
			return 1
		}
		return 0
	})
}

// Linear falls with the distance of two labels in the order.
func Linear(labels int) Weights {
	return weights(labels, func(i, j int) float64 { return 1 - math.Abs(float64(i-j))/float64(labels-1) })
}

// Quadratic falls with the square of the distance.
func Quadratic(labels int) Weights {
	return weights(labels, func(i, j int) float64 {
		d := float64(i-j) / float64(labels-1)
		return 1 - d*d
	})
}

// OrdinalWeights fall with the number of pairs of labels from one to the other (Gwet 2014, 3.5).
func OrdinalWeights(labels int) Weights {
	most := pairsOf(labels)
	return weights(labels, func(i, j int) float64 {
		return 1 - pairsOf(max(i, j)-min(i, j)+1)/most
	})
}

func pairsOf(n int) float64 { return float64(n*(n-1)) / 2 }

func weights(labels int, of func(i, j int) float64) Weights {
	w := make(Weights, labels)
	for i := range w {
		w[i] = make([]float64, labels)
		for j := range w[i] {
			w[i][j] = of(i, j)
		}
	}
	return w
}

// sum is the sum of all weights.
func (w Weights) sum() (s float64) {
	for _, row := range w {
		for _, v := range row {
			s += v
		}
	}
	return s
}
