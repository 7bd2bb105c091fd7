package measure

import (
	"math"

	"gonum.org/v1/gonum/stat/distuv"
)

// Rate is a number of events per minute with its exact 95 % interval.
type Rate struct{ PerMinute, Lower, Upper float64 }

// PoissonRate is the rate of so many events in so many minutes; its limits are exact for
// events that come independently of each other (Garwood 1936, Biometrika 28). Without time
// they are NaN.
func PoissonRate(events, minutes float64) Rate {
	r := Rate{PerMinute: Ratio(events, minutes), Lower: Ratio(0, minutes), Upper: math.NaN()}
	if minutes <= 0 {
		return r
	}
	if events > 0 {
		r.Lower = distuv.ChiSquared{K: 2 * events}.Quantile(0.025) / 2 / minutes
	}
	r.Upper = distuv.ChiSquared{K: 2*events + 2}.Quantile(0.975) / 2 / minutes
	return r
}

// Against compares events with those of a control.
type Against struct {
	Ratio, Lower, Upper float64 // of the rates, with its exact 95 % interval
	Net                 float64 // events a minute above the control
	MayBeFalse          float64 // share of the events that the control accounts for, at most 1
	P                   float64 // two-sided exact binomial test that both rates are equal
}

// Compare sets the rate of events beside that of a control. The interval is that of the
// binomial share given the sum of both (Clopper & Pearson 1934; Przyborowski & Wilenski 1940).
// The ratio is NaN where the control has no event, the share where there are no events.
func Compare(events, minutes, controls, controlMinutes float64) Against {
	nan := math.NaN()
	a := Against{Ratio: nan, Lower: nan, Upper: nan, Net: nan, MayBeFalse: nan, P: nan}
	if minutes <= 0 || controlMinutes <= 0 {
		return a
	}
	rate, control := events/minutes, controls/controlMinutes
	a.Net = rate - control
	a.Ratio = Ratio(rate, control)
	if rate > 0 {
		a.MayBeFalse = min(1, control/rate)
	}
	if events+controls > 0 {
		lower, upper := clopperPearson(events, controls)
		odds := func(p float64) float64 { return p / (1 - p) * controlMinutes / minutes }
		a.Lower, a.Upper = odds(lower), odds(upper)
		a.P = binomialTest(events, events+controls, minutes/(minutes+controlMinutes))
	}
	return a
}

// clopperPearson is the exact 95 % interval of a binomial share.
func clopperPearson(hits, misses float64) (lower, upper float64) {
	lower, upper = 0, 1
	if hits > 0 {
		lower = distuv.Beta{Alpha: hits, Beta: misses + 1}.Quantile(0.025)
	}
	if misses > 0 {
		upper = distuv.Beta{Alpha: hits + 1, Beta: misses}.Quantile(0.975)
	}
	return lower, upper
}

// binomialTest is the two-sided exact test: the probability of all outcomes that are no more
// probable than the one seen.
func binomialTest(hits, trials, share float64) (p float64) {
	b := distuv.Binomial{N: trials, P: share}
	seen := b.Prob(hits) * (1 + 1e-7) // so that outcomes as probable count, whatever their rounding
	for k := 0.0; k <= trials; k++ {
		if q := b.Prob(k); q <= seen {
			p += q
		}
	}
	return min(1, p)
}

// AtLeast is the chance of so many hits or more among independent trials of one probability.
func AtLeast(hits, trials, probability float64) float64 {
	if hits <= 0 {
		return 1
	}
	return 1 - distuv.Binomial{N: trials, P: probability}.CDF(hits-1)
}
