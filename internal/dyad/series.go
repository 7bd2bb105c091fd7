package dyad

import (
	"fmt"
	"math"
	"strings"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/measure"
	"github.com/facecue/facecue/internal/session"
)

// Signal is a value of a face that changes from frame to frame.
type Signal struct {
	Name  string
	Label face.Label // the expression whose joint shares go with it
	of    func(*face.Scores) float64
}

// ParseSignal finds a signal by name: one of the eight expressions, whose score it is;
// valence (score of happiness less the highest negative one); expressivity (1 less the score
// of neutral).
func ParseSignal(name string) (Signal, error) {
	switch name {
	case "valence":
		return Signal{name, face.Happiness, measure.Valence}, nil
	case "expressivity":
		return Signal{name, face.Happiness, func(s *face.Scores) float64 { return 1 - float64(s.Of(face.Neutral)) }}, nil
	}
	var names []string
	for _, l := range face.Labels() {
		if l.String() == name {
			return Signal{name, l, func(s *face.Scores) float64 { return float64(s.Of(l)) }}, nil
		}
		names = append(names, l.String())
	}
	return Signal{}, fmt.Errorf("no signal %q: %s, valence, expressivity", name, strings.Join(names, ", "))
}

// Rate is how many samples a second the series of a person have.
const Rate = 10

// Person is the series of one person of a session, from the session's first frame on.
type Person struct {
	Name   string
	Values []float32 // mean of the signal; NaN where less than half of the sample could be judged
	Shown  Shown     // whether most of the judged time shows the signal's label
	Onsets []float64 // seconds at which states of the label begin
}

// cell adds up one sample.
type cell struct{ judged, sum, label float32 }

// Series makes the series of a person. A frame counts in each sample for as long as it stands
// in it, so that any rate of frames, also one that varies, gives the same.
func Series(s *session.Session, p *session.Person, signal Signal) Person {
	n := int(math.Ceil((s.End()-s.Begin())*Rate - 1e-6))
	cells := make([]cell, max(0, n))
	for i := range p.Faces {
		f := &p.Faces[i]
		if !f.Judged() {
			continue
		}
		from := (s.Frames[f.Frame].Time - s.Begin()) * Rate
		to := from + s.Frames[f.Frame].Length*Rate
		for k := int(from + 1e-6); k < n && float64(k) < to-1e-6; k++ {
			part := float32(min(to, float64(k+1)) - max(from, float64(k)))
			cells[k].judged += part
			cells[k].sum += part * float32(signal.of(&f.Scores))
			if f.Label == signal.Label {
				cells[k].label += part
			}
		}
	}
	own := Person{Name: p.Name, Values: make([]float32, len(cells)), Shown: make(Shown, len(cells))}
	for k, c := range cells {
		own.Values[k] = float32(math.NaN())
		if c.judged >= 0.5-1e-4 {
			own.Values[k] = c.sum / c.judged
			own.Shown[k].Known, own.Shown[k].Shows = true, c.label >= c.judged/2
		}
	}
	for _, e := range statesOf(p, signal.Label) {
		own.Onsets = append(own.Onsets, e.Onset)
	}
	return own
}

func wide(values []float32) []float64 {
	w := make([]float64, len(values))
	for i, v := range values {
		w[i] = float64(v)
	}
	return w
}
