package signal

import (
	"fmt"
	"math"
	"sort"
)

// Signal is one series. Times are the recording's seconds as players show them, ascending;
// NaN is a missing value.
type Signal struct {
	Name, Unit    string
	Times, Values []float64
}

// Step is the usual time from one sample to the next, in seconds: the median; 0 for fewer than
// two samples.
func (s *Signal) Step() float64 {
	if len(s.Times) < 2 {
		return 0
	}
	steps := make([]float64, len(s.Times)-1)
	for i := range steps {
		steps[i] = s.Times[i+1] - s.Times[i]
	}
	sort.Float64s(steps)
	return steps[len(steps)/2]
}

// gapSteps is how many usual steps two samples may be apart before the time between them is a
// gap.
const gapSteps = 2

const slack = 1e-9

// At is the value for a frame that begins at a time and stands for a length, in seconds. If
// the samples are slower than the frames it is interpolated linearly at the frame's beginning;
// if they are faster it is the mean of the samples in the frame, so that nothing is aliased.
// It is NaN outside the signal and in its gaps. step is Step of the signal.
func (s *Signal) At(from, length, step float64) float64 {
	if step > 0 && step < length {
		return s.mean(from, from+length)
	}
	i := sort.Search(len(s.Times), func(i int) bool { return s.Times[i] > from+slack })
	switch {
	case i == 0:
		return math.NaN()
	case math.Abs(s.Times[i-1]-from) <= slack:
		return s.Values[i-1]
	case i == len(s.Times) || s.Times[i]-s.Times[i-1] > gapSteps*step+slack:
		return math.NaN()
	}
	part := (from - s.Times[i-1]) / (s.Times[i] - s.Times[i-1])
	return s.Values[i-1] + part*(s.Values[i]-s.Values[i-1])
}

// mean of the samples from one time up to another.
func (s *Signal) mean(from, to float64) float64 {
	var sum, n float64
	for i := sort.SearchFloat64s(s.Times, from-slack); i < len(s.Times) && s.Times[i] < to-slack; i++ {
		if v := s.Values[i]; v == v {
			sum += v
			n++
		}
	}
	return sum / n
}

// Within is an error for a signal that has no time in common with a recording, which begins and
// ends at the given seconds.
func (s *Signal) Within(begin, end float64) error {
	if s.Overlap(begin, end) > 0 {
		return nil
	}
	return fmt.Errorf("the signal %s has no time in common with the recording, %g to %g s; offset= says where its time 0 lies", s.Name, begin, end)
}

// Overlap is how many seconds of a recording lie within the signal.
func (s *Signal) Overlap(begin, end float64) float64 {
	if len(s.Times) == 0 {
		return 0
	}
	return max(0, min(end, s.Times[len(s.Times)-1])-max(begin, s.Times[0]))
}
