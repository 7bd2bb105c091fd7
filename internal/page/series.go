package page

import (
	"math"

	"github.com/facecue/facecue/internal/format"
	"github.com/facecue/facecue/internal/measure"
	"github.com/facecue/facecue/internal/session"
	"github.com/facecue/facecue/internal/signal"
)

const (
	mostSeries     = 200 << 10 // bytes that all series may take when they are deflated
	mostEstimated  = 6         // people whose estimates are on the page
	ofTheRecording = 0         // in place of a person's number
)

// series is a named line: a signal beside the recording, or what a network estimates of a person beside the
// scores. Its values are planes of a byte a step, as curves have them: the lowest value in the step, and how much higher the
// highest one is, in 1/254 of the way from low to high. The second plane is left out where a step is one frame. A step without a
// value has noScore, and 0. The planes begin with the step first.
type series struct {
	Name   string  `json:"name"`
	Unit   string  `json:"unit"`
	Person int     `json:"person"` // a number, or ofTheRecording
	Low    float64 `json:"low"`
	High   float64 `json:"high"`
	First  int     `json:"first"`
	Values packed  `json:"values"`
}

// line is a series before it is packed.
type line struct {
	series
	frames []int32 // ascending
	values []float64
}

func (l *line) add(frame int32, v float64) {
	if !math.IsNaN(v) {
		l.frames, l.values = append(l.frames, frame), append(l.values, v)
	}
}

// planes are the values in steps of so many frames.
func (l *line) planes(step int) []byte {
	if len(l.frames) == 0 {
		return nil
	}
	l.First = int(l.frames[0]) / step
	steps := int(l.frames[len(l.frames)-1])/step + 1 - l.First
	low, high := filled(steps, noScore), make([]byte, steps)
	for i, v := range l.values {
		at := int(l.frames[i])/step - l.First
		q := byte(math.Round(scoreSteps * max(0, min(1, (v-l.Low)/(l.High-l.Low)))))
		if low[at] == noScore {
			high[at] = q
		}
		low[at], high[at] = min(low[at], q), max(high[at], q)
	}
	return joined(low, high, step)
}

// seriesOf packs the signals of a recording and the estimates of people.
func seriesOf(s *session.Session, people []*session.Person, signals []measure.Beside) (step int, list []series) {
	lines := signalLines(signals)
	for _, p := range people[:min(len(people), mostEstimated)] {
		lines = append(lines, estimateLines(s, p)...)
	}
	step, values := finest(1, len(s.Frames), mostSeries, len(lines), func(step, i int) []byte { return lines[i].planes(step) })
	list = []series{}
	for i, l := range lines {
		l.Values = values[i]
		list = append(list, l.series)
	}
	return step, list
}

// signalLines are signals between their least and their greatest value.
func signalLines(signals []measure.Beside) (lines []*line) {
	for _, b := range signals {
		l := &line{series: series{Name: b.Name, Unit: b.Unit, Person: ofTheRecording, Low: math.Inf(1), High: math.Inf(-1)}}
		for frame, v := range b.Values {
			l.add(int32(frame), v)
		}
		for _, v := range l.values {
			l.Low, l.High = min(l.Low, v), max(l.High, v)
		}
		if l.Low == l.High {
			l.High = l.Low + 1
		}
		lines = append(lines, l)
	}
	return lines
}

func estimateLines(s *session.Session, p *session.Person) (lines []*line) {
	for k, e := range s.Provenance.Estimates {
		l := &line{series: series{Name: e.Name, Person: p.Number, Low: float64(e.Range[0]), High: float64(e.Range[1])}}
		for i, v := range p.Estimates[k] {
			l.add(p.Faces[i].Frame, float64(v))
		}
		lines = append(lines, l)
	}
	return lines
}

// besides are the signals of the header at the frames. A signal of another time than the recording's is an error.
func besides(s *session.Session, list []format.Series) (signals []measure.Beside, err error) {
	for _, one := range list {
		of := signal.Signal(one)
		if err := of.Within(s.Begin(), s.End()); err != nil {
			return nil, err
		}
		signals = append(signals, measure.AtFrames(s, of))
	}
	return signals, nil
}
