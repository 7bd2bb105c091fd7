package track

import (
	"math"
	"time"

	"github.com/facecue/facecue/internal/elementary"
	"github.com/facecue/facecue/internal/face"
)

// gate is the cost of matching a face to a person, lower being better; impossible where
// the face cannot be that person.
type gate func(p *person, f *face.Face, now moment, cut bool) float64

var impossible = math.Inf(1)

// Bounds of how a face may differ from the person to whom it is matched.
const (
	maxDistance    = 0.7  // of the centres, in lengths of the longest side, where boxes do not overlap
	sizeRatio      = 2.0  // of the sides, one way or the other
	cutOverlap     = 0.35 // least overlap across a cut, and of a face of low score
	returnLikeness = 0.6  // least likeness of a person not seen for longer than the option keep
	lookWeight     = 0.6  // weight of the look in the cost, where that of the place is 1

	lowScoreGap = 400 * time.Millisecond // for so long a face of low score can continue a person who is missing
)

// gate is the cost by place and look. Across a cut the place and the look have to agree.
// After an absence longer than the option keep, the look has to agree less closely: the
// face at the same place may be of another person.
func (t *Tracker) gate(p *person, f *face.Face, now moment, cut bool) float64 {
	expected := p.expected(now)
	overlap := expected.IoU(f.Box)
	alike, seen := p.likeness(f)
	switch {
	case cut && (overlap < cutOverlap || !seen),
		seen && alike < t.leastLikeness(p, now, cut),
		overlap < t.set.IoU && !near(expected, f.Box),
		!sameSize(p.box, f.Box):
		return impossible
	}
	cost := 1 - float64(overlap)
	if seen {
		cost += float64(lookWeight * (1 - alike))
	}
	return cost
}

func (t *Tracker) leastLikeness(p *person, now moment, cut bool) float64 {
	switch {
	case cut:
		return float64(t.set.Look)
	case t.long(p, now):
		return returnLikeness
	}
	return math.Inf(-1)
}

// recent is the cost for a face of low score. It can continue only a person seen within
// lowScoreGap, or in the picture before, at nearly the same place.
func (t *Tracker) recent(p *person, f *face.Face, now moment, cut bool) float64 {
	overlap := p.expected(now).IoU(f.Box)
	alike, seen := p.likeness(f)
	switch {
	case cut,
		p.away(now) > lowScoreGap && p.missed(now) > 0,
		seen && alike < t.leastLikeness(p, now, cut),
		overlap < max(t.set.IoU, cutOverlap): // a face half or twice as large has less
		return impossible
	}
	return 1 - float64(overlap)
}

func near(a, b face.Box) bool {
	p, q := a.Center(), b.Center()
	size := float64(max(a.W, a.H, b.W, b.H))
	return elementary.Hypot(float64(p.X-q.X), float64(p.Y-q.Y)) < maxDistance*size
}

func sameSize(a, b face.Box) bool {
	ratio := math.Sqrt(float64(a.Area()) / float64(b.Area()))
	return ratio < sizeRatio && ratio > 1/sizeRatio
}
