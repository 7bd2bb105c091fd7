package identity

import (
	"cmp"
	"slices"
)

// mainSize is the least height of a face, in heights of the largest face that is first seen
// in the same frame, which is numbered with the largest ones.
const mainSize = 0.5

// number gives people their numbers: in the order of the frames in which they are first seen;
// in one frame the main people from left to right, then from left to right those whose faces
// are less than half as high as the largest.
func number(clusters []*cluster, count Count) Join {
	clusters = slices.DeleteFunc(clusters, func(c *cluster) bool { return c == nil })
	largest := map[int64]float32{}
	for _, c := range clusters {
		t := c.earliest()
		largest[t.frame] = max(largest[t.frame], t.begin.box.H)
	}
	aside := func(t *track) int {
		if t.begin.box.H < mainSize*largest[t.frame] {
			return 1
		}
		return 0
	}
	slices.SortStableFunc(clusters, func(a, b *cluster) int {
		s, t := a.earliest(), b.earliest()
		return cmp.Or(cmp.Compare(s.frame, t.frame), aside(s)-aside(t), cmp.Compare(s.begin.middle(), t.begin.middle()))
	})
	return listed(clusters, count)
}

// listed makes the result of people in order.
func listed(clusters []*cluster, count Count) Join {
	j := Join{Person: map[int]int{}, People: len(clusters), clusters: clusters, shots: map[int][]inShots{}}
	for i, c := range clusters {
		for _, t := range c.tracks {
			j.shots[t.number] = append(j.shots[t.number], inShots{t.frame, i + 1})
		}
		j.Tracks += len(c.tracks)
		if c.unsure {
			j.Unsure += len(c.tracks)
		}
		if len(c.tracks) == 1 && c.samples == 0 {
			j.Blind++
		}
	}
	for number, shots := range j.shots {
		slices.SortFunc(shots, func(a, b inShots) int { return cmp.Compare(a.frame, b.frame) })
		j.Person[number] = shots[0].person
	}
	if count.Most > 0 {
		j.Apart = max(0, len(clusters)-count.Most)
	}
	return j
}

// earliest is the track with which a person is first seen.
func (c *cluster) earliest() *track {
	return slices.MinFunc(c.tracks, func(a, b *track) int { return cmp.Compare(a.frame, b.frame) })
}

// middle is the place of the middle of a face from left to right, displayed pixels.
func (s *spot) middle() float32 { return s.box.X + s.box.W/2 }
