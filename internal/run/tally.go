package run

import (
	"slices"

	"github.com/facecue/facecue/internal/face"
)

// Tally is what an analysis of one input has counted so far.
type Tally struct {
	Frames   int64   `json:"frames"`
	WithFace int64   `json:"with_face"` // frames with a face of a person who is not ignored
	Seconds  float64 `json:"seconds"`   // of media, from the first frame to the end of the last
	Span     float64 `json:"span"`      // seconds of media there are; 0 for not known
	People   int     `json:"people"`    // numbers that the tracker gave, but for those ignored
}

// counter makes the tally of an input.
type counter struct {
	base   face.Stream
	ignore face.People
	tally  Tally
	first  float64
	people map[int]bool
}

// frame is called for every frame, in order.
func (c *counter) frame(r *face.Result) {
	if c.people == nil {
		c.people, c.first = map[int]bool{}, c.base.Clock.Seconds(r.PTS)
	}
	c.tally.Frames++
	c.tally.Seconds = c.base.Clock.Seconds(r.PTS+r.Duration) - c.first
	if slices.ContainsFunc(r.Faces, func(f face.Face) bool { return !c.ignore.Has(f.ID) }) {
		c.tally.WithFace++
	}
	for _, f := range r.Faces {
		if f.ID > 0 && !c.ignore.Has(f.ID) {
			c.people[f.ID] = true
		}
	}
	c.tally.People = len(c.people)
}
