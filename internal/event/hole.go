package event

import (
	"time"

	"github.com/facecue/facecue/internal/face"
)

// holes finds holes in a recording: stretches without a picture that is anywhere near
// as long as the pictures before it, as where a call froze. Nobody knows what was to
// be seen, so the picture before a hole lasts as long as its neighbours.
type holes struct {
	clock    face.Clock
	bridged  time.Duration // what is shorter is no hole
	usual    int64         // ticks between pictures by the header; 0 unknown
	last     int64         // PTS of the picture before
	steps    [2]int64      // ticks between the pictures before that; 0 unknown
	pictures int
}

// many is how often longer than its neighbours a picture is that stands before a hole.
const many = 3

func newHoles(set Settings, stream face.Stream) holes {
	h := holes{clock: stream.Clock, bridged: set.Gap}
	if stream.Rate.Num > 0 {
		h.usual = stream.FrameTicks()
	}
	return h
}

// pass takes the PTS of the next picture. Where there is a hole before it, it tells
// when the picture before ended.
func (h *holes) pass(pts int64) (end int64, hole bool) {
	step, neighbour, last := pts-h.last, h.neighbour(), h.last
	h.last = pts
	if h.pictures++; h.pictures == 1 {
		return 0, false
	}
	h.steps = [2]int64{h.steps[1], step}
	length := h.clock.Time(pts) - h.clock.Time(last)
	hole = neighbour > 0 && length > h.bridged && step/many > neighbour
	return last + neighbour, hole
}

// neighbour is the shorter of the steps before, so that a second hole is one too, and
// the third picture at another rate is none.
func (h *holes) neighbour() int64 {
	switch {
	case h.steps[0] > 0 && h.steps[1] > 0:
		return min(h.steps[0], h.steps[1])
	case h.steps[1] > 0:
		return h.steps[1]
	}
	return h.usual
}
