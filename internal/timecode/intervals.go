package timecode

import (
	"maps"
	"slices"

	"github.com/facecue/facecue/internal/face"
)

// intervals counts the intervals between the frames of a recording, in ticks.
type intervals struct {
	begun  bool
	last   int64 // PTS of the last frame
	total  int64 // intervals counted
	counts map[int64]int64
}

// maxIntervals bounds the number of different intervals that are counted. A camera has some
// dozens.
const maxIntervals = 10_000

func (n *intervals) addFrame(pts int64) {
	interval := pts - n.last
	first := !n.begun
	n.last, n.begun = pts, true
	if first || interval <= 0 {
		return
	}
	if n.counts == nil {
		n.counts = map[int64]int64{}
	}
	if _, known := n.counts[interval]; known || len(n.counts) < maxIntervals {
		n.counts[interval]++
		n.total++
	}
}

// usual is the rate of the frames whose interval is within a quarter of the median. varies tells
// whether more than one interval in 200 is not. rate is 0 if there are too few frames.
func (n *intervals) usual(base face.Rational) (rate float64, varies bool) {
	const minIntervals = 8
	if n.total < minIntervals {
		return 0, false
	}
	median := n.median()
	sum, near := int64(0), int64(0)
	for interval, count := range n.counts {
		if 4*interval >= 3*median && 4*interval <= 5*median {
			sum, near = sum+interval*count, near+count
		}
	}
	rate = float64(near) / float64(sum) / base.Float()
	return rate, 200*(n.total-near) > n.total
}

func (n *intervals) median() int64 {
	seen := int64(0)
	for _, interval := range slices.Sorted(maps.Keys(n.counts)) {
		if seen += n.counts[interval]; 2*seen >= n.total {
			return interval
		}
	}
	return n.last
}
