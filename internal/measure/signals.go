package measure

import (
	"math"
	"strings"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/session"
	"github.com/facecue/facecue/internal/signal"
)

// Beside is a signal at the frames of a session.
type Beside struct {
	Name, Unit string
	Values     []float64 // by frame; NaN where the signal has none

	Conductance bool              // of the skin
	Responses   []signal.Response // of the skin's conductance
}

// AtFrames gives the values of a signal at the frames of a session. Letters of its name that
// no column has become underscores.
func AtFrames(s *session.Session, of signal.Signal) Beside {
	b := Beside{Name: columnName(of.Name), Unit: of.Unit, Values: make([]float64, len(s.Frames))}
	if b.Conductance = of.SkinConductance(); b.Conductance {
		b.Responses = of.Responses()
	}
	step := of.Step()
	for i, f := range s.Frames {
		b.Values[i] = of.At(f.Time, f.Length, step)
	}
	return b
}

func columnName(name string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '_' {
			return r
		}
		return '_'
	}, name)
}

// SignalMeasures are those of a signal in a window.
type SignalMeasures struct {
	Mean, SD, Seconds float64
	ByLabel           perLabel // means in the person's frames of each label

	Responses, Amplitude float64 // of skin conductance: how many begin, their mean amplitude
}

// OfSignal measures a signal in a window, and while the person shows each expression.
func OfSignal(s *session.Session, p *session.Person, w Window, b Beside) SignalMeasures {
	first, after := s.Between(w.From, w.To)
	faces := p.Within(first, after)
	var all spread
	add := func(frame int) {
		if v := b.Values[frame]; !math.IsNaN(v) {
			all.add(v, s.Frames[frame].Length)
		}
	}
	if w.Speaking == "" {
		for i := first; i < after; i++ {
			add(i)
		}
	} else {
		for _, f := range faces {
			add(int(f.Frame))
		}
	}
	m := SignalMeasures{Seconds: all.weight}
	m.Responses, m.Amplitude = responses(s, p, b, w)
	m.Mean, m.SD = all.meanSD()
	var labels [face.NumLabels]spread
	for _, f := range faces {
		if v := b.Values[f.Frame]; f.Label.IsExpression() && !math.IsNaN(v) {
			labels[f.Label-face.Neutral].add(v, s.Frames[f.Frame].Length)
		}
	}
	for i := range labels {
		m.ByLabel[i], _ = labels[i].meanSD()
	}
	return m
}

// responses counts the skin conductance responses that begin in a window, in frames of the person
// where the window is of such frames only.
func responses(s *session.Session, p *session.Person, b Beside, w Window) (count, amplitude float64) {
	var sum float64
	for _, r := range b.Responses {
		if r.Onset >= w.From && r.Onset < w.To && (w.Speaking == "" || faceAt(s, p, r.Onset) >= 0) {
			count, sum = count+1, sum+r.Amplitude
		}
	}
	return count, Ratio(sum, count)
}

// ofSignals are the measures of signals, by their place in Row.Signals.
func ofSignals(signals []Beside) (list []measured) {
	for k, b := range signals {
		name := "signal_" + b.Name
		add := func(name, unit, text string, l face.Label, value func(*Row) float64) {
			list = append(list, measured{name: name, reading: ofSignal, unit: unit, text: text, label: l, value: value, of: duration})
		}
		add(name+"_s", "s", "time in which the signal "+b.Name+" has values", face.None, func(r *Row) float64 { return r.Signals[k].Seconds })
		add(name+"_mean", b.Unit, "its time-weighted mean", face.None, func(r *Row) float64 { return r.Signals[k].Mean })
		add(name+"_sd", b.Unit, "its time-weighted standard deviation", face.None, func(r *Row) float64 { return r.Signals[k].SD })
		if b.Conductance {
			add(name+"_responses", "", "skin conductance responses that begin in the window: rises of at least 0.05 uS within more than 0.5 and at most 5 s", face.None, func(r *Row) float64 { return known(r.Signals[k], r.Signals[k].Responses) })
			add(name+"_response_rate", "1/min", "the same per minute of the signal", face.None, func(r *Row) float64 { return Ratio(r.Signals[k].Responses, r.Signals[k].Seconds/60) })
			add(name+"_response_amplitude", b.Unit, "mean amplitude of these responses, from trough to peak", face.None, func(r *Row) float64 { return r.Signals[k].Amplitude })
		}
		for i, l := range face.Labels() {
			add(name+"_mean", b.Unit, "its time-weighted mean in frames in which the person is labelled "+l.String(), l, func(r *Row) float64 { return r.Signals[k].ByLabel[i] })
		}
	}
	return list
}

// known is a count of a window in which the signal has values; NaN of another.
func known(m SignalMeasures, count float64) float64 {
	if m.Seconds <= 0 {
		return math.NaN()
	}
	return count
}
