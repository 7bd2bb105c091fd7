package resample

import (
	"math"
	"slices"
)

// Interval is the middle 95 % of what the draws gave.
type Interval struct {
	Lower, Upper float64
	Undefined    int // draws in which the measure is not defined; they are left out
}

// Percentile is the interval of values of which some may be NaN, with quantiles interpolated between
// two values (type 7 of Hyndman and Fan 1996). Without a value the limits are NaN.
func Percentile(values []float64) (i Interval) {
	var defined []float64
	for _, v := range values {
		if !math.IsNaN(v) {
			defined = append(defined, v)
		}
	}
	i.Undefined = len(values) - len(defined)
	slices.Sort(defined)
	i.Lower, i.Upper = quantile(defined, 0.025), quantile(defined, 0.975)
	return i
}

func quantile(sorted []float64, share float64) float64 {
	if len(sorted) == 0 {
		return math.NaN()
	}
	at := share * float64(len(sorted)-1)
	low := int(at)
	high := min(low+1, len(sorted)-1)
	return sorted[low] + (at-float64(low))*(sorted[high]-sorted[low])
}

// Jackknife is the standard error of a measure from its values without each cluster in turn
// (Tukey 1958); NaN where one of them is not defined.
func Jackknife(without []float64) float64 {
	n, mean := float64(len(without)), 0.0
	for _, v := range without {
		mean += v / n
	}
	var squares float64
	for _, v := range without {
		squares += (v - mean) * (v - mean)
	}
	return math.Sqrt((n - 1) / n * squares)
}
