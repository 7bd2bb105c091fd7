package identity

import (
	"slices"

	"github.com/facecue/facecue/internal/face"
)

// track is what is remembered of one number of the tracker in one shot. The tracker may follow a face through
// a cut; whether it is the same person is decided like that of any other tracks.
type track struct {
	id         int // of this track alone
	number     int // of the tracker
	shot       int
	frame      int64 // the first one
	frames     int
	sum        [face.NumIdentity]float64 // of the numbers of its faces
	samples    float64                   // how many faces are in sum
	dress      dress                     // of the same faces
	begin, end spot                      // where the track began and ended
	with       map[int]bool              // tracks that share a frame with it
	near       map[int]bool              // tracks of the same number before the cut and behind it
}

// spot is a place in the picture of a camera.
type spot struct {
	box   face.Box
	scene face.Scene
	known bool // whether scene is set
}

// Collector gathers the tracks of a recording. It takes the results in frame order, after
// tracking.
type Collector struct {
	tracks map[int]*track // the last one of each number
	order  []*track
	shot   int
	here   []*track // of the faces of a frame
}

// NewCollector makes one for a recording.
func NewCollector() *Collector { return &Collector{tracks: map[int]*track{}} }

// Add notes the faces of a frame.
func (c *Collector) Add(r *face.Result) {
	if r.Status == face.NotAnalysed {
		return
	}
	if r.Jump {
		c.shot++
	}
	c.here = c.here[:0]
	for i := range r.Faces {
		f := &r.Faces[i]
		t := c.of(f, r)
		c.here = append(c.here, t)
		t.end = spot{f.Box, r.Scene, r.HasScene}
		t.frames++
		t.see(f)
	}
	for _, t := range c.here {
		for _, other := range c.here {
			if other.number != t.number {
				t.with[other.id] = true
			}
		}
	}
}

// of is the track of a face, which begins with the face where the number is new or the shot is.
func (c *Collector) of(f *face.Face, r *face.Result) *track {
	before := c.tracks[f.ID]
	if before != nil && before.shot == c.shot {
		return before
	}
	t := &track{
		id: len(c.order) + 1, number: f.ID, shot: c.shot, frame: r.Frame, begin: spot{f.Box, r.Scene, r.HasScene},
		with: map[int]bool{}, near: map[int]bool{},
	}
	if before != nil {
		t.near[before.id], before.near[t.id] = true, true
	}
	c.tracks[f.ID], c.order = t, append(c.order, t)
	return t
}

// see adds what a face is compared by.
func (t *track) see(f *face.Face) {
	if f.Dress != nil {
		t.dress.add(f.Dress)
	}
	if f.Identity == nil {
		return
	}
	t.samples++
	for k, v := range f.Identity {
		t.sum[k] += float64(v)
	}
}

// Drop forgets tracks that are no person's.
func (c *Collector) Drop(numbers map[int]bool) {
	c.order = slices.DeleteFunc(c.order, func(t *track) bool { return numbers[t.number] })
	for n := range numbers {
		delete(c.tracks, n)
	}
}
