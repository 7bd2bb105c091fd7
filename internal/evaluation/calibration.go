package evaluation

import (
	"cmp"
	"slices"
)

// Bin is one bar of a reliability diagram: samples whose top score lies in an
// interval, how high it is on average and how often it is right.
type Bin struct {
	Count    int     `json:"count"`
	Score    float64 `json:"score"`
	Accuracy float64 `json:"accuracy"`
}

// Reliability sorts samples by their top score into so many bins of equal width.
func Reliability(samples []Sample, bins int) []Bin {
	list := make([]Bin, bins)
	for _, s := range samples {
		_, score := s.Guess()
		b := &list[min(int(score*float32(bins)), bins-1)]
		b.Count++
		b.Score += float64(score)
		if s.right() {
			b.Accuracy++
		}
	}
	for i := range list {
		if n := float64(list[i].Count); n > 0 {
			list[i].Score, list[i].Accuracy = list[i].Score/n, list[i].Accuracy/n
		}
	}
	return list
}

// ECE is the expected calibration error (Guo et al. 2017): the mean distance of
// score and accuracy, by the number of samples.
func ECE(bins []Bin) (e float64) {
	all := 0
	for _, b := range bins {
		all += b.Count
		e += float64(b.Count) * max(b.Score-b.Accuracy, b.Accuracy-b.Score)
	}
	return e / float64(max(1, all))
}

// Kept is a point of the risk-coverage curve (El-Yaniv and Wiener 2010): with
// every sample under the threshold called uncertain, the share that is left and
// how often it is right.
type Kept struct {
	Threshold float64 `json:"threshold"`
	Share     float64 `json:"share"`
	Accuracy  float64 `json:"accuracy"`
}

// RiskCoverage gives the curve at thresholds 0 to 0.95 by 0.05, as far as samples
// are left.
func RiskCoverage(samples []Sample) (curve []Kept) {
	sorted := slices.Clone(samples)
	slices.SortStableFunc(sorted, func(a, b Sample) int {
		_, x := a.Guess()
		_, y := b.Guess()
		return cmp.Compare(x, y)
	})
	right := 0
	for _, s := range sorted {
		if s.right() {
			right++
		}
	}
	at := 0
	for step := range 20 {
		threshold := float64(step) / 20
		for at < len(sorted) && under(sorted[at], threshold) {
			if sorted[at].right() {
				right--
			}
			at++
		}
		if left := len(sorted) - at; left > 0 {
			curve = append(curve, Kept{threshold, float64(left) / float64(len(sorted)), float64(right) / float64(left)})
		}
	}
	return curve
}

func under(s Sample, threshold float64) bool {
	_, score := s.Guess()
	return float64(score) < threshold
}
