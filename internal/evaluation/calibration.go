package evaluation

import (
	"cmp"
	"slices"
)

// Bin is one bar of a reliability diagram: the samples whose top score lies in an interval, with
// the mean of that score and the share of right guesses.
type Bin struct {
	Count    int     `json:"count"`
	Score    float64 `json:"score"`
	Accuracy float64 `json:"accuracy"`
}

// Reliability divides samples by their top score into bins of equal width.
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

// ECE is the expected calibration error (Guo et al. 2017): the mean difference of score and
// accuracy of the bins, weighted by their numbers of samples.
func ECE(bins []Bin) (e float64) {
	all := 0
	for _, b := range bins {
		all += b.Count
		e += float64(b.Count) * max(b.Score-b.Accuracy, b.Accuracy-b.Score)
	}
	return e / float64(max(1, all))
}

// Kept is a point of the risk-coverage curve (El-Yaniv and Wiener 2010): the samples whose top
// score reaches the threshold, as a share of all, and their accuracy.
type Kept struct {
	Threshold float64 `json:"threshold"`
	Share     float64 `json:"share"`
	Accuracy  float64 `json:"accuracy"`
}

// RiskCoverage gives the curve at thresholds 0 to 0.95 in steps of 0.05, without points that no
// sample reaches.
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
