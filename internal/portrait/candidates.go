package portrait

import "math"

// The time is divided into slots, of which the best face is kept. Where a person fills more than
// mostSlots, slots become twice as long.
const (
	shortestSlot = 0.2 // seconds
	mostSlots    = 64
)

// candidates are the best faces of a person, one a slot, in order of time.
type candidates struct {
	length float64 // of a slot, seconds
	faces  []Face
}

func (c *candidates) slot(seconds float64) float64 { return math.Floor(seconds / c.length) }

// wants tells that no face of the same slot is as good.
func (c *candidates) wants(seconds float64, quality float32) bool {
	last := len(c.faces) - 1
	return last < 0 || c.slot(c.faces[last].Seconds) != c.slot(seconds) || quality > c.faces[last].Quality
}

// keep takes a face that is wanted.
func (c *candidates) keep(f Face) {
	if last := len(c.faces) - 1; last >= 0 && c.slot(c.faces[last].Seconds) == c.slot(f.Seconds) {
		c.faces[last] = f
		return
	}
	c.faces = append(c.faces, f)
	if len(c.faces) > mostSlots {
		c.widen()
	}
}

// widen makes slots twice as long.
func (c *candidates) widen() {
	all := c.faces
	c.length, c.faces = 2*c.length, nil
	for _, f := range all {
		if c.wants(f.Seconds, f.Quality) {
			c.keep(f)
		}
	}
}

// choose divides the slots into count parts of like many, and takes the best face of each.
func (c *candidates) choose(count int) (chosen []Face) {
	for i := range count {
		part := c.faces[i*len(c.faces)/count : (i+1)*len(c.faces)/count]
		if len(part) == 0 {
			continue
		}
		best := part[0]
		for _, f := range part[1:] {
			if f.Quality > best.Quality {
				best = f
			}
		}
		chosen = append(chosen, best)
	}
	return chosen
}
