package track

import (
	"math"

	"github.com/facecue/facecue/internal/face"
)

// person is somebody who is followed.
type person struct {
	id     int      // 0 until confirmed
	hits   int      // sightings of a high score
	box    face.Box // where last seen
	vx, vy float64  // displayed pixels a second
	seen   float64  // player's seconds
	look   [64]float32
	known  bool // look is set
}

func newPerson(f *face.Face, now float64) *person {
	p := &person{box: f.Box, seen: now}
	p.learn(f)
	return p
}

// follow is the share of a new measurement in velocity and look.
const follow = 0.3

// meet takes a new sighting.
func (p *person) meet(f *face.Face, now float64) {
	if dt := now - p.seen; dt > 0 {
		was, is := p.box.Center(), f.Box.Center()
		p.vx += float64(follow * (float64(is.X-was.X)/dt - p.vx))
		p.vy += float64(follow * (float64(is.Y-was.Y)/dt - p.vy))
	}
	p.box, p.seen = f.Box, now
	p.learn(f)
}

func (p *person) learn(f *face.Face) {
	look, ok := normalise(&f.Look)
	if !ok {
		return
	}
	if !p.known {
		p.look, p.known = look, true
		return
	}
	for i, v := range look {
		p.look[i] += float32(follow * (v - p.look[i]))
	}
}

// coast is for how long a velocity is believed, seconds: a face that is not
// seen stops, since heads do.
const coast = 0.3

// expected is where the face should be now. A person never leaves by prediction
// further than the face is large.
func (p *person) expected(now float64) face.Box {
	dt := min(now-p.seen, coast)
	b := p.box
	b.X += clamp(p.vx*dt, b.W)
	b.Y += clamp(p.vy*dt, b.H)
	return b
}

func clamp(v float64, bound float32) float32 {
	return float32(math.Max(-float64(bound), math.Min(float64(bound), v)))
}
