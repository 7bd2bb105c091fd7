package measure

import (
	"strings"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/tabular"
)

// Readings of a face that a measure is made of.
const (
	ofTime     = "time"
	ofFrames   = "frame"
	ofStates   = "state"
	ofScores   = "score"
	ofFleeting = "fleeting"
	ofSignal   = "signal"
	ofEstimate = "estimate"
)

// measured is one measure: a column of the wide table, a row of the long one.
type measured struct {
	name, reading, unit, text string
	label                     face.Label // None for a measure of no one label
	value                     func(*Row) float64
	counts                    func(*Row) float64 // what the value was counted from; nil where nothing was counted
	of                        func(*Row) float64 // seconds that the value is of; nil for the analysable ones
}

// column is the name in a wide table.
func (c measured) column() string {
	switch {
	case c.label == face.None:
		return c.name
	case strings.Contains(c.name, placeOfLabel):
		return strings.Replace(c.name, placeOfLabel, "_"+c.label.String(), 1)
	}
	return c.name + "_" + c.label.String()
}

// placeOfLabel stands where the name of a column has the label, unless that is its end.
const placeOfLabel = "_X"

// measure is the name in a long table, whose label stands in a column of its own.
func (c measured) measure() string { return strings.Replace(c.name, placeOfLabel, "", 1) }

func analysed(r *Row) float64   { return r.Analysed }
func analysable(r *Row) float64 { return r.Analysable }
func duration(r *Row) float64   { return r.Duration }

// all lists the measures in the order of the columns.
func all(f Further) []measured {
	list := times()
	for _, l := range face.Labels() {
		list = append(list, ofLabel(l)...)
	}
	list = append(append(list, ofAll()...), fleeting()...)
	return append(append(list, ofEstimates(f.Estimates)...), ofSignals(f.Signals)...)
}

// Further is what only some records have measures of.
type Further struct {
	Estimates []face.Estimate // of the records' networks
	Signals   []Beside        // of a single record
	Speaking  bool            // some rows are of the time in which the person speaks, or not
}

// times are how long the recording, and the face in it, could be judged.
func times() []measured {
	seconds := func(name, text string, value func(*Row) float64) measured {
		return measured{name: name, reading: ofTime, unit: "s", text: text, value: value, of: duration}
	}
	share := func(name, text string, value func(*Row) float64) measured {
		return measured{name: name, reading: ofTime, text: text, value: value, of: analysed}
	}
	return []measured{
		seconds("duration_s", "time of all frames of the window", duration),
		seconds("analysed_s", "time of the frames that were analysed", analysed),
		seconds("not_analysed_s", "time of the frames that were skipped", func(r *Row) float64 { return r.Duration - r.Analysed }),
		seconds("present_s", "time in which the face was found", func(r *Row) float64 { return r.Present }),
		seconds("absent_s", "analysed time in which the face was not found", func(r *Row) float64 { return r.Analysed - r.Present }),
		seconds("low_quality_s", "time in which the face was found but too small, blurred, cut off or turned away to be judged", func(r *Row) float64 { return r.LowQuality }),
		seconds("analysable_s", "time in which the face could be judged; present_s less low_quality_s", analysable),
		share("analysable_share", "analysable_s as a share of analysed_s", func(r *Row) float64 { return Ratio(r.Analysable, r.Analysed) }),
		share("missing_share", "absent_s as a share of analysed_s", func(r *Row) float64 { return Ratio(r.Analysed-r.Present, r.Analysed) }),
		share("low_quality_share", "low_quality_s as a share of analysed_s", func(r *Row) float64 { return Ratio(r.LowQuality, r.Analysed) }),
		share("flagged", "1 where analysable_share is under 0.5, else 0", flagged),
		{name: "uncertain_share", reading: ofFrames, text: "share of analysable_s in which no expression's score reached the threshold", value: func(r *Row) float64 { return r.Uncertain }},
	}
}

func flagged(r *Row) float64 {
	if r.Analysable < 0.5*r.Analysed || r.Analysed == 0 {
		return 1
	}
	return 0
}

// ofAll are measures of all expressions together.
func ofAll() []measured {
	frames := func(name, text string, value func(*Row) float64) measured {
		return measured{name: name, reading: ofScores, text: text, value: value}
	}
	return []measured{
		frames("expressivity_mean", "time-weighted mean of 1 less the score of neutral", func(r *Row) float64 { return r.Expressivity }),
		frames("expressivity_sd", "time-weighted standard deviation of the same", func(r *Row) float64 { return r.ExpressivitySD }),
		frames("valence_proxy_mean", "time-weighted mean of the score of happiness less the highest of sadness, anger, disgust and fear; -1 to 1", func(r *Row) float64 { return r.Valence }),
		frames("valence_proxy_sd", "time-weighted standard deviation of the same", func(r *Row) float64 { return r.ValenceSD }),
		{name: "entropy_bits", reading: ofFrames, unit: "bit", text: "Shannon's entropy of the eight shares, uncertain time left out; 0 to 3", value: func(r *Row) float64 { return r.Entropy }},
		{name: "entropy_norm", reading: ofFrames, text: "entropy_bits divided by 3", value: func(r *Row) float64 { return r.Entropy / 3 }},
		{name: "rate_all", reading: ofStates, unit: "1/min", text: "states of any expression that begin in the window, per analysable minute", value: allStates, counts: countAll},
		{name: "transitions", reading: ofStates, text: "changes from one state to the next at most a second later, uncertain included", value: func(r *Row) float64 { return r.Moves }, counts: func(r *Row) float64 { return r.Moves }},
		{name: "neutral_run_max_s", reading: ofStates, unit: "s", text: "longest state of neutral that begins in the window; 0 without one", value: func(r *Row) float64 { return r.NeutralRun }},
		frames("flat_share", "share of stretches of 30 s, half of each analysable, in which 1 less the score of neutral never reaches 0.3", func(r *Row) float64 { return r.FlatShare }),
	}
}

func countAll(r *Row) (sum float64) {
	for _, n := range r.States {
		sum += n
	}
	return sum
}

func allStates(r *Row) float64 { return Ratio(countAll(r), r.Analysable/60) }

// fleeting are the rates of fleeting candidates, with what may be false among them.
func fleeting() []measured {
	count := func(r *Row) float64 { return r.Fleeting }
	measure := func(name, unit, text string, value func(*Row) float64) measured {
		return measured{name: name, reading: ofFleeting, unit: unit, text: text, value: value, counts: count}
	}
	const control = "in the same person's raw scores of the whole recording with blocks of 2 s in random order; it holds neither speech nor a calibration on still faces, so the true rate of false candidates is unknown without raters"
	return []measured{
		measure("fleeting_count", "", "fleeting candidates that begin in the window", count),
		measure("fleeting_inside_state_count", "", "of these, those whose apex lies in a state of the same label: two readings of one movement", func(r *Row) float64 { return r.FleetingWithin }),
		measure("fleeting_rate", "1/min", "fleeting candidates per analysable minute", func(r *Row) float64 { return r.Fleet.PerMinute }),
		measure("fleeting_rate_lower", "1/min", "lower limit of its exact 95 % interval (Poisson)", func(r *Row) float64 { return r.Fleet.Lower }),
		measure("fleeting_rate_upper", "1/min", "upper limit of its exact 95 % interval (Poisson)", func(r *Row) float64 { return r.Fleet.Upper }),
		measure("fleeting_expected_false_rate", "1/min", "fleeting candidates per minute "+control, func(r *Row) float64 { return Ratio(r.Control.Events, r.Control.Minutes) }),
		measure("fleeting_ratio", "", "fleeting_rate divided by fleeting_expected_false_rate", func(r *Row) float64 { return r.Against.Ratio }),
		measure("fleeting_ratio_lower", "", "lower limit of its exact 95 % interval (binomial)", func(r *Row) float64 { return r.Against.Lower }),
		measure("fleeting_ratio_upper", "", "upper limit of its exact 95 % interval (binomial)", func(r *Row) float64 { return r.Against.Upper }),
		measure("fleeting_false_share", "", "share of the candidates that the control accounts for, at most 1", func(r *Row) float64 { return r.Against.MayBeFalse }),
	}
}

func number(name, unit, text string) tabular.Column {
	return tabular.Column{Name: name, Number: true, Unit: unit, Description: text}
}

func words(name, text string) tabular.Column {
	return tabular.Column{Name: name, Description: text}
}
