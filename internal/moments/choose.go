package moments

import (
	"math"
	"slices"

	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/face"
)

// Choice says which candidates become the list of moments.
type Choice struct {
	Top      int     // how many at most; 0 takes all
	Distance float64 // least seconds between two onsets of the list
	Mix      float64 // most share of the list that one label may have
	Person   string  // moments of this person alone; "" takes all people
}

const mergeWithin = 2 // seconds between onsets of what is one moment

// Merge makes one moment of candidates of the same label whose onsets lie within two seconds,
// of any person, and of a fleeting candidate within a state of the same label and person. The
// best of them stands for all and names all people. The order stays.
func Merge(candidates []Moment) (list []Moment) {
next:
	for _, c := range candidates {
		for i := range list {
			if list[i].same(&c) {
				for _, name := range c.People {
					if !slices.Contains(list[i].People, name) {
						list[i].People = append(list[i].People, name)
					}
				}
				continue next
			}
		}
		c.People = slices.Clone(c.People)
		list = append(list, c)
	}
	return list
}

// same tells that two candidates are one moment.
func (m *Moment) same(c *Moment) bool {
	if m.Label != c.Label {
		return false
	}
	return math.Abs(m.Onset-c.Onset) <= mergeWithin+slack || slices.Contains(m.People, c.People[0]) && (within(m, c) || within(c, m))
}

// within tells that a fleeting candidate lies in a state.
func within(fleeting, state *Moment) bool {
	return fleeting.Kind == event.Fleeting && state.Kind == event.State && fleeting.Apex >= state.Onset-slack && fleeting.Apex < state.Offset-slack
}

// Choose takes the best moments, with the least distance between them and the most of one
// label.
func (c Choice) Choose(merged []Moment) (list []Moment) {
	most := len(merged)
	if c.Top > 0 {
		most = min(most, c.Top)
	}
	ofLabel, perLabel := map[face.Label]int{}, most
	if c.Mix > 0 && c.Top > 0 {
		perLabel = max(1, int(math.Ceil(c.Mix*float64(c.Top)-slack)))
	}
	for _, m := range merged {
		near := func(o Moment) bool { return math.Abs(o.Onset-m.Onset) < c.Distance-slack }
		switch {
		case len(list) == most:
			return list
		case c.Person != "" && !slices.Contains(m.People, c.Person):
		case ofLabel[m.Label] == perLabel, slices.ContainsFunc(list, near):
		default:
			ofLabel[m.Label]++
			list = append(list, m)
		}
	}
	return list
}
