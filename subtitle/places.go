package subtitle

import (
	"sort"

	"github.com/facecue/facecue/internal/face"
)

// places holds a box of each person for each half second.
type places struct {
	step   int64
	people map[int][]place
}

type place struct {
	pts int64
	box face.Box
}

func newPlaces(s face.Stream) places {
	step := int64(1)
	if b := s.Clock.Base; b.Num > 0 {
		step = max(1, b.Den/(2*b.Num))
	}
	return places{step: step, people: map[int][]place{}}
}

func (p *places) note(r *face.Result) {
	for i := range r.Faces {
		f := &r.Faces[i]
		list := p.people[f.ID]
		if n := len(list); n == 0 || r.PTS-list[n-1].pts >= p.step {
			p.people[f.ID] = append(list, place{r.PTS, f.Box})
		}
	}
}

// locate is the lines of a cue with the boxes at its start.
func (p *places) locate(c Cue) []Line {
	lines := append([]Line(nil), c.Lines...)
	for i := range lines {
		list := p.people[lines[i].Person]
		at := sort.Search(len(list), func(k int) bool { return list[k].pts > c.Start })
		if len(list) > 0 {
			lines[i].Box = list[max(at-1, 0)].box
		}
	}
	return lines
}
