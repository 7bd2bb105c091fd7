package comparison

import "math"

// Row is one measure, as tables list it.
type Row struct {
	Comparison string // the raters, as "anna ~ ben"; All for all of them
	Session    string // Pooled for all of them together
	Person     string
	Label      string // "" for all labels
	Measure    string
	Value      float64 // NaN where the measure is not defined
	Lower      float64 // of 95 %; NaN where there is no interval
	Upper      float64
	Method     string  // how the interval was made, or over what the measure was taken
	Units      float64 // units of time, or events
	Sessions   int
	Seconds    float64 // that were judged by all
	Undefined  int     // draws of the interval in which the measure is not defined
}

// Names of what is not one of several.
const (
	All    = "all raters"
	Pooled = "all sessions"
)

func plain(measure, label string, value float64) Row {
	return Row{Measure: measure, Label: label, Value: value, Lower: math.NaN(), Upper: math.NaN()}
}
