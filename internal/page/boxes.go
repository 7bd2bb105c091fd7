package page

import (
	"math"

	"github.com/facecue/facecue/internal/session"
)

const (
	mostBoxes    = 150 << 10 // bytes that all boxes may take when they are deflated
	boxesASecond = 5
)

// boxes are the places of people on the picture, one in so many frames. Those of a person are
// four planes of a byte a step: left, top, width and height as shares of the picture in units of
// 1/255, each less the one before, modulo 256. A width of 0 is no face. The planes reach as far as
// those of curves.
type boxes struct {
	step   int // frames
	people []packed
}

func (c *content) boxes(s *session.Session, people []*session.Person) boxes {
	var b boxes
	begin := max(1, int(math.Round(s.Stream.Rate.Float()/boxesASecond)))
	b.step, b.people = finest(begin, len(s.Frames), mostBoxes, len(people), func(step, i int) []byte { return c.boxPlanes(people[i], step) })
	return b
}

// boxPlanes are the boxes of a person: that of the first face in each step.
func (c *content) boxPlanes(p *session.Person, step int) []byte {
	first, after := span(p, step)
	steps := after - first
	b, places := make([]byte, 4*steps), c.places[p.Number]
	for i := len(p.Faces) - 1; i >= 0; i-- {
		at := int(p.Faces[i].Frame)/step - first
		for k, v := range places[i] {
			b[k*steps+at] = byte((int(v) + 128) / 257)
		}
		b[2*steps+at] = max(1, b[2*steps+at])
	}
	for k := range 4 {
		plane := b[k*steps : (k+1)*steps]
		for i := len(plane) - 1; i > 0; i-- {
			plane[i] -= plane[i-1]
		}
	}
	return b
}
