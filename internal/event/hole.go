package event

import (
	"time"

	"github.com/facecue/facecue/internal/face"
)

// holes finds holes in a recording: the time from one picture to the next is many times
// that between the pictures before, as where a video call froze. What happened in a hole
// is unknown, so the picture before the hole lasts as long as the pictures before it.
type holes struct {
	clock      face.Clock
	longest    time.Duration // a time between pictures up to this is no hole
	usualTicks int64         // ticks between pictures by the header; 0 unknown
	last       int64         // PTS of the picture before
	steps      [2]int64      // ticks between the pictures before that; 0 unknown
	pictures   int
}

// holeRatio is how many times longer than the steps before it the step over a hole is.
const holeRatio = 3

func newHoles(set Settings, stream face.Stream) holes {
	h := holes{clock: stream.Clock, longest: set.Gap}
	if stream.Rate.Num > 0 {
		h.usualTicks = stream.FrameTicks()
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
	hole = neighbour > 0 && length > h.longest && step/holeRatio > neighbour
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
	return h.usualTicks
}
