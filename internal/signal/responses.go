package signal

import (
	"math"
	"strings"
)

// Limits of skin conductance responses: Boucsein et al. 2012 (Psychophysiology 49, "Publication
// recommendations for electrodermal measurements") give 0.05 uS as the usual least amplitude of
// scoring by hand; rises last 1 to 3 s, with a margin on both sides.
const (
	LeastResponse = 0.05 // uS, from trough to peak
	leastRise     = 0.5  // s
	longestRise   = 5    // s

	// drift is how fast the level may rise, in uS/s, before that is a response: the least one
	// over the longest rise. So a trough moves along with a level that rises slowly.
	drift = LeastResponse / longestRise
)

// Response is a skin conductance response: a rise from a trough to a peak. Times are seconds of the
// recording.
type Response struct {
	Onset, Peak float64
	Amplitude   float64 // in the signal's unit
}

// SkinConductance tells a signal of skin conductance by its unit, or by its name where it has
// none.
func (s *Signal) SkinConductance() bool {
	unit := strings.ToLower(s.Unit)
	for _, u := range []string{"us", "µs", "μs", "microsiemens"} {
		if unit == u {
			return true
		}
	}
	name := strings.ToLower(s.Name)
	return unit == "" && (strings.Contains(name, "eda") || strings.Contains(name, "gsr") || strings.Contains(name, "skin"))
}

// smoothOver is the length, in seconds, over which a faster signal is averaged: a response takes
// seconds, and the noise of fast samples makes troughs of its own.
const smoothOver = 0.25

// Responses finds the skin conductance responses: a rise from a trough by at least 0.05 uS to a peak
// that is more than 0.5 s and at most 5 s later. A rise goes on over a fall of less than half that, which is noise; it ends
// at a gap. A slow rise of the level is none. Values are taken to be in uS.
func (s *Signal) Responses() (list []Response) {
	times, values := s.smoothed()
	longest := gapSteps*max(s.Step(), smoothOver) + slack
	var r rise
	for i, v := range values {
		if math.IsNaN(v) || i > 0 && times[i]-times[i-1] > longest {
			list = r.end(list)
			if math.IsNaN(v) {
				continue
			}
		}
		list = r.add(list, times[i], v)
	}
	return r.end(list)
}

// rise follows a signal from trough to peak.
type rise struct {
	begun         bool
	rising        bool
	low, high     float64
	lowAt, highAt float64
}

func (r *rise) add(list []Response, at, v float64) []Response {
	switch {
	case !r.begun || !r.rising && v <= r.low+float64(drift*(at-r.lowAt)):
		*r = rise{begun: true, low: v, lowAt: at, high: v, highAt: at}
	case v > r.high:
		r.high, r.highAt = v, at
		r.rising = r.rising || v-r.low >= LeastResponse
	case r.high-v >= LeastResponse/2:
		list = r.end(list)
		*r = rise{begun: true, low: v, lowAt: at, high: v, highAt: at}
	}
	return list
}

// end appends the rise if it is a response, and forgets it.
func (r *rise) end(list []Response) []Response {
	length := r.highAt - r.lowAt
	if r.rising && length > leastRise+slack && length <= longestRise+slack {
		list = append(list, Response{Onset: r.lowAt, Peak: r.highAt, Amplitude: r.high - r.low})
	}
	*r = rise{}
	return list
}

// smoothed is the signal, or its means over smoothOver where its samples are closer.
func (s *Signal) smoothed() (times, values []float64) {
	step := s.Step()
	if step <= 0 || step >= smoothOver-slack {
		return s.Times, s.Values
	}
	for at := s.Times[0]; at <= s.Times[len(s.Times)-1]; at += smoothOver {
		times, values = append(times, at+smoothOver/2), append(values, s.mean(at, at+smoothOver))
	}
	return times, values
}
