package track

import (
	"math"
	"time"

	"github.com/facecue/facecue/internal/elementary"
	"github.com/facecue/facecue/internal/face"
)

// gate is the cost of joining a face to a person, lower being better;
// impossible where they cannot belong together.
type gate func(p *person, f *face.Face, now moment, cut bool) float64

var impossible = math.Inf(1)

// What a face may differ from the person it continues.
const (
	nearby    = 0.7  // distance of the centres in face sizes, where boxes do not overlap
	sizeRatio = 2.0  // of the sides, one way or the other
	sameShot  = 0.35 // overlap asked for across a cut
	returning = 0.6  // likeness asked for where pictures are further apart than a number is kept
	lookShare = 0.6  // weight of the look beside that of the place

	brief = 400 * time.Millisecond // a low score continues a person seen within that time
)

// gate joins by place, helped by look. Across a cut both have to agree, and the
// look somewhat also after a long absence: another person may sit at the same
// place.
func (t *Tracker) gate(p *person, f *face.Face, now moment, cut bool) float64 {
	expected := p.expected(now)
	overlap := expected.IoU(f.Box)
	alike, seen := p.likeness(f)
	switch {
	case cut && (overlap < sameShot || !seen),
		seen && alike < t.leastLikeness(p, now, cut),
		overlap < t.set.IoU && !near(expected, f.Box),
		!sameSize(p.box, f.Box):
		return impossible
	}
	cost := 1 - float64(overlap)
	if seen {
		cost += float64(lookShare * (1 - alike))
	}
	return cost
}

func (t *Tracker) leastLikeness(p *person, now moment, cut bool) float64 {
	switch {
	case cut:
		return float64(t.set.Look)
	case t.long(p, now):
		return returning
	}
	return math.Inf(-1)
}

// recent lets a face of low score continue only who was seen just now, or in the
// picture before, at just that place.
func (t *Tracker) recent(p *person, f *face.Face, now moment, cut bool) float64 {
	overlap := p.expected(now).IoU(f.Box)
	alike, seen := p.likeness(f)
	switch {
	case cut,
		p.away(now) > brief && p.missed(now) > 0,
		seen && alike < t.leastLikeness(p, now, cut),
		overlap < max(t.set.IoU, sameShot): // which faces of another size do not reach
		return impossible
	}
	return 1 - float64(overlap)
}

func near(a, b face.Box) bool {
	p, q := a.Center(), b.Center()
	size := float64(max(a.W, a.H, b.W, b.H))
	return elementary.Hypot(float64(p.X-q.X), float64(p.Y-q.Y)) < nearby*size
}

func sameSize(a, b face.Box) bool {
	ratio := math.Sqrt(float64(a.Area()) / float64(b.Area()))
	return ratio < sizeRatio && ratio > 1/sizeRatio
}
