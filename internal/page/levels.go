package page

import (
	"math"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/session"
)

const (
	mostCurves = 760 << 10 // bytes that all curves may take when they are deflated
	scoreSteps = 254       // a score of 1; a byte has room for noScore as well
	noScore    = 255
)

// curves are the scores of people in steps of some frames. The scores of a person are planes of
// a byte a step, two for each expression in the order of face.Labels: the lowest score in the
// step, and how much higher the highest one is. The second plane is left out where a step is one
// frame. A step in which the person could not be judged has noScore, and 0. The planes reach from
// the step of the person's first face to that of the last.
type curves struct {
	step   int // frames
	people []packed
}

// span are the steps from a person's first face to the last: steps[first:after].
func span(p *session.Person, step int) (first, after int) {
	if len(p.Faces) == 0 {
		return 0, 0
	}
	return int(p.Faces[0].Frame) / step, int(p.Faces[len(p.Faces)-1].Frame)/step + 1
}

// curvesOf chooses the finest step for which all curves fit into mostCurves. So a rise of one
// frame stays, whatever the step.
func curvesOf(s *session.Session, people []*session.Person) (c curves) {
	c.step, c.people = finest(1, len(s.Frames), mostCurves, len(people), func(step, i int) []byte { return planes(people[i], step) })
	return c
}

// planes are the curves of a person in steps of so many frames.
func planes(p *session.Person, step int) []byte {
	first, after := span(p, step)
	steps := after - first
	low, high := filled(steps*face.NumLabels, noScore), make([]byte, steps*face.NumLabels)
	for i := range p.Faces {
		f := &p.Faces[i]
		if !f.Judged() || f.Scores == (face.Scores{}) {
			continue
		}
		for l, v := range f.Scores {
			q, at := byte(math.Round(float64(max(0, min(1, v))*scoreSteps))), l*steps+int(f.Frame)/step-first
			if low[at] == noScore {
				high[at] = q
			}
			low[at], high[at] = min(low[at], q), max(high[at], q)
		}
	}
	return joined(low, high, step)
}

// joined are the planes of the lowest values and of how much higher the highest ones are; those of steps of one frame lack the
// second.
func joined(low, high []byte, step int) []byte {
	if step == 1 {
		return low
	}
	for i, v := range low {
		if v != noScore {
			high[i] -= v
		}
	}
	return append(low, high...)
}

func filled(count int, value byte) []byte {
	b := make([]byte, count)
	for i := range b {
		b[i] = value
	}
	return b
}
