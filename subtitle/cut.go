package subtitle

import (
	"slices"
	"time"
)

// cut divides a cue that is longer than max_cue, at frames: in the layout for reading into
// parts of about the same length, in the full one into parts as long as max_cue allows.
func (n *intervals) cut(c Cue) (parts []Cue) {
	c.Lines = n.places.locate(c)
	begin, length := c.Start, n.clock.Time(c.End)-n.clock.Time(c.Start)
	if n.longest <= 0 || length <= n.longest {
		return []Cue{c}
	}
	count := (length + n.longest - 1) / n.longest
	for i := time.Duration(1); n.clock.Time(c.End)-n.clock.Time(c.Start) > n.longest || c.Rows && i < count; i++ {
		at := n.frameBefore(c.Start, n.longest)
		if c.Rows {
			at = n.frameBefore(begin, length*i/count)
		}
		if at <= c.Start || at >= c.End {
			break // frames are further apart than that
		}
		head := c
		head.End, c.Start = at, at
		parts = append(parts, head)
		c.Lines = n.places.locate(c)
	}
	return append(parts, c)
}

// frameBefore is the PTS of the last frame within a duration of start, or of
// the next frame after start.
func (n *intervals) frameBefore(start int64, d time.Duration) int64 {
	limit := n.clock.Ticks(n.clock.Time(start) + d)
	i, exact := slices.BinarySearch(n.times, limit)
	if !exact {
		i--
	}
	if i >= 0 && n.times[i] > start {
		return n.times[i]
	}
	if i+1 < len(n.times) {
		return n.times[i+1]
	}
	return start
}
