package identity

import (
	"slices"

	"github.com/facecue/facecue/internal/face"
)

// track is what is remembered of one number of the tracker.
type track struct {
	number     int
	frame      int64 // the first one
	frames     int
	sum        [face.NumIdentity]float64 // of the numbers of its faces
	samples    float64                   // how many faces are in sum
	dress      dress                     // of the same faces
	begin, end spot                      // where the track began and ended
	with       map[int]bool              // numbers that share a frame with it
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
	tracks map[int]*track
	order  []*track
}

// NewCollector makes one for a recording.
func NewCollector() *Collector { return &Collector{tracks: map[int]*track{}} }

// Add notes the faces of a frame.
func (c *Collector) Add(r *face.Result) {
	if r.Status == face.NotAnalysed {
		return
	}
	for i := range r.Faces {
		f := &r.Faces[i]
		t := c.tracks[f.ID]
		here := spot{f.Box, r.Scene, r.HasScene}
		if t == nil {
			t = &track{number: f.ID, frame: r.Frame, begin: here, with: map[int]bool{}}
			c.tracks[f.ID], c.order = t, append(c.order, t)
		}
		t.end = here
		t.frames++
		if f.Dress != nil {
			t.dress.add(f.Dress)
		}
		if f.Identity != nil {
			t.samples++
			for k, v := range f.Identity {
				t.sum[k] += float64(v)
			}
		}
		for j := range r.Faces {
			if other := r.Faces[j].ID; other != f.ID {
				t.with[other] = true
			}
		}
	}
}

// Drop forgets tracks that are no person's.
func (c *Collector) Drop(numbers map[int]bool) {
	c.order = slices.DeleteFunc(c.order, func(t *track) bool { return numbers[t.number] })
	for n := range numbers {
		delete(c.tracks, n)
	}
}
