package timecode

import (
	"maps"
	"slices"

	"github.com/facecue/facecue/internal/face"
)

// pace is how the pictures of a recording follow each other: how many of each interval
// there are, in ticks.
type pace struct {
	begun     bool
	last      int64
	total     int64
	intervals map[int64]int64
}

// mostIntervals bounds the intervals that are told apart. A camera has some dozens.
const mostIntervals = 10_000

func (p *pace) picture(pts int64) {
	interval := pts - p.last
	first := !p.begun
	p.last, p.begun = pts, true
	if first || interval <= 0 {
		return
	}
	if p.intervals == nil {
		p.intervals = map[int64]int64{}
	}
	if _, known := p.intervals[interval]; known || len(p.intervals) < mostIntervals {
		p.intervals[interval]++
		p.total++
	}
}

// usual is the rate of the pictures that follow each other at the usual interval, and
// whether others do not; 0 where there are too few pictures to tell.
func (p *pace) usual(base face.Rational) (rate float64, varies bool) {
	const few, rare = 8, 200
	if p.total < few {
		return 0, false
	}
	middle := p.median()
	sum, n := int64(0), int64(0)
	for interval, count := range p.intervals {
		if 4*interval >= 3*middle && 4*interval <= 5*middle {
			sum, n = sum+interval*count, n+count
		}
	}
	rate = float64(n) / float64(sum) / base.Float()
	return rate, rare*(p.total-n) > p.total
}

func (p *pace) median() int64 {
	seen := int64(0)
	for _, interval := range slices.Sorted(maps.Keys(p.intervals)) {
		if seen += p.intervals[interval]; 2*seen >= p.total {
			return interval
		}
	}
	return p.last
}
