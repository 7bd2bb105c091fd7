package dyad

import (
	"math"
	"sort"

	"github.com/facecue/facecue/internal/measure"
)

// Joint are the shares of the time in which both could be judged.
type Joint struct {
	Seconds  float64 // in which both could be judged
	A, B     float64 // share in which the first, the second shows the expression
	Both     float64 // share in which both do
	Expected float64 // of Both, if neither depended on the other: A times B
}

// Lift is how many times more often than expected both show the expression.
func (j Joint) Lift() float64 { return measure.Ratio(j.Both, j.Expected) }

// Phi is Pearson's correlation of the two.
func (j Joint) Phi() float64 {
	return measure.Ratio(j.Both-j.Expected, math.Sqrt(j.A*(1-j.A)*j.B*(1-j.B)))
}

// Kappa is Cohen's.
func (j Joint) Kappa() float64 {
	chance := j.Expected + (1-j.A)*(1-j.B)
	return measure.Ratio(1-j.A-j.B+2*j.Both-chance, 1-chance)
}

// Jaccard is the share of the time in which either shows it that both do.
func (j Joint) Jaccard() float64 { return measure.Ratio(j.Both, j.A+j.B-j.Both) }

// BGivenA is the share of the first's time in which the second shows it too.
func (j Joint) BGivenA() float64 { return measure.Ratio(j.Both, j.A) }

// AGivenB is the share of the second's time in which the first shows it too.
func (j Joint) AGivenB() float64 { return measure.Ratio(j.Both, j.B) }

// Tally adds up time in which both could be judged.
type Tally struct{ all, a, b, both float64 }

// Add counts so many seconds.
func (t *Tally) Add(a, b bool, seconds float64) {
	t.all += seconds
	if a {
		t.a += seconds
	}
	if b {
		t.b += seconds
	}
	if a && b {
		t.both += seconds
	}
}

// Joint are the shares of what was counted; NaN where nothing was.
func (t Tally) Joint() Joint {
	j := Joint{Seconds: t.all, A: measure.Ratio(t.a, t.all), B: measure.Ratio(t.b, t.all), Both: measure.Ratio(t.both, t.all)}
	j.Expected = j.A * j.B
	return j
}

// Shown are samples of whether a person shows an expression.
type Shown []struct{ Known, Shows bool }

// JointOf are the shares of samples of two people of one length.
func JointOf(a, b Shown) Joint {
	var t Tally
	for i := range a {
		if a[i].Known && b[i].Known {
			t.Add(a[i].Shows, b[i].Shows, 1)
		}
	}
	return t.Joint()
}

// Answers tells how often one person's onsets are followed by the other's.
type Answers struct {
	Onsets   int     // of the one who leads
	Share    float64 // of them that the other answers within the time; NaN without onsets
	Base     float64 // share expected if the other's onsets came at random
	Latency  float64 // median seconds to the first answer; NaN without one
	Answered int
}

// AnswersWithin looks for an onset of the other in the time (0, within] after each of the
// leader's onsets; all are ascending, in seconds. The base rate is 1-exp(-within*n/total) of
// n onsets in so many seconds.
func AnswersWithin(leader, other []float64, within, total float64) Answers {
	a := Answers{Onsets: len(leader), Base: 1 - math.Exp(-within*measure.Ratio(float64(len(other)), total))}
	var latencies []float64
	for _, t := range leader {
		i := sort.Search(len(other), func(i int) bool { return other[i] > t+1e-9 })
		if i < len(other) && other[i] <= t+within+1e-9 {
			latencies = append(latencies, other[i]-t)
		}
	}
	a.Answered = len(latencies)
	a.Share = measure.Ratio(float64(len(latencies)), float64(len(leader)))
	a.Latency = measure.Median(latencies)
	return a
}
