package track

import (
	"math"
	"time"

	"github.com/facecue/facecue/internal/face"
)

// moment is when a picture is shown, and which it is. People are missed by both:
// pictures may be seconds apart, and two may be shown at nearly one time.
type moment struct {
	picture int64         // counts the pictures that were analysed
	time    time.Duration // player's
}

// person is somebody who is followed.
type person struct {
	id     int      // 0 until confirmed
	hits   int      // sightings of a high score
	box    face.Box // where last seen
	seen   moment   // when last seen
	motion motion
	look   [64]float32
	known  bool // look is set
}

func newPerson(f *face.Face, now moment) *person {
	p := &person{box: f.Box, seen: now, motion: motion{center: f.Box.Center(), at: now.time}}
	p.learn(f)
	return p
}

// follow is the share of a new measurement in velocity and look.
const follow = 0.3

// meet takes a new sighting.
func (p *person) meet(f *face.Face, now moment) {
	p.motion.measure(f.Box.Center(), now.time)
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

// missed counts the pictures in a row that were searched for the person without
// success, before the present one.
func (p *person) missed(now moment) int64 { return now.picture - p.seen.picture - 1 }

// away is for how long the person was not seen.
func (p *person) away(now moment) time.Duration { return now.time - p.seen.time }

// expected is where the face should be now. A person never leaves by prediction
// further than the face is large.
func (p *person) expected(now moment) face.Box {
	dt := min(p.away(now), coast).Seconds()
	b := p.box
	b.X += clamp(p.motion.vx*dt, b.W)
	b.Y += clamp(p.motion.vy*dt, b.H)
	return b
}

func clamp(v float64, bound float32) float32 {
	return float32(math.Max(-float64(bound), math.Min(float64(bound), v)))
}
