package measure

import (
	"math"

	"github.com/facecue/facecue/internal/face"
)

// ofLabel are the measures of one expression.
func ofLabel(l face.Label) []measured {
	i, word := l-face.Neutral, l.String()
	count := func(r *Row) float64 { return r.States[i] }
	list := []measured{
		{name: "share", reading: ofFrames, text: "share of analysable_s in frames labelled " + word, value: func(r *Row) float64 { return r.Share[i] }},
		{name: "share_certain", reading: ofFrames, text: "the same as a share of the analysable time that is not uncertain", value: func(r *Row) float64 { return Ratio(r.Share[i], 1-r.Uncertain) }},
		{name: "state_share", reading: ofStates, text: "share of analysable_s in frames whose smoothed state is " + word, value: func(r *Row) float64 { return r.StateShare[i] }},
		{name: "mean_score", reading: ofScores, text: "time-weighted mean of the score of " + word, value: func(r *Row) float64 { return r.Score[i] }},
		{name: "intensity", reading: ofScores, text: "time-weighted mean of the score of " + word + " in frames labelled so: how sure the network is, not how strong muscles are", value: func(r *Row) float64 { return r.Intensity[i] }},
		{name: "count", reading: ofStates, text: "states of " + word + " that begin in the window", value: count, counts: count},
		{name: "rate", reading: ofStates, unit: "1/min", text: "the same per analysable minute", value: func(r *Row) float64 { return Ratio(r.States[i], r.Analysable/60) }, counts: count},
		{name: "duration_mean", reading: ofStates, unit: "s", text: "mean duration of these states, each in full", value: func(r *Row) float64 { return r.DurationMean[i] }, counts: count},
		{name: "duration_median", reading: ofStates, unit: "s", text: "median duration of these states", value: func(r *Row) float64 { return r.DurationMedian[i] }, counts: count},
		{name: "censored", reading: ofStates, text: "of these states, those whose end was not seen: the window ends first, or the face could no longer be judged", value: func(r *Row) float64 { return r.Censored[i] }, counts: count},
		{name: "first_X_s", reading: ofStates, unit: "s", text: "onset of the first of these states, from the window's beginning", value: func(r *Row) float64 { return r.First[i] }, counts: count},
		{name: "first_X_1s_s", reading: ofStates, unit: "s", text: "onset of the first of these states that lasts at least a second", value: func(r *Row) float64 { return r.FirstLong[i] }, counts: count},
		{name: "first_X_censored_s", reading: ofStates, unit: "s", text: "analysable seconds in which no such state began; missing where one did", value: func(r *Row) float64 { return notSeen(r, i) }, counts: count},
	}
	for k := range list {
		list[k].label = l
	}
	return list
}

func notSeen(r *Row, i face.Label) float64 {
	if r.States[i] > 0 || r.Unscored {
		return math.NaN()
	}
	return r.Analysable
}
