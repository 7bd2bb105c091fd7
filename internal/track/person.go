package track

import (
	"math"
	"time"

	"github.com/facecue/facecue/internal/face"
)

// moment is the number and the time of a picture. How long a person is missing is
// measured by both: pictures may be seconds apart, and two may have nearly one time.
type moment struct {
	picture int64         // counts the pictures that were analysed
	time    time.Duration // player's
}

// person is a tracked person.
type person struct {
	id      int       // 0 until confirmed
	high    sightings // faces of a high score; kept until id is set
	box     face.Box  // where last seen
	seen    moment    // when last seen
	motion  motion
	look    [64]float32
	hasLook bool // whether look is set
}

func newPerson(f *face.Face, now moment) *person {
	p := &person{box: f.Box, seen: now, motion: motion{center: f.Box.Center(), at: now.time}}
	p.updateLook(f)
	return p
}

// updateShare is the share of a new measurement in velocity and look.
const updateShare = 0.3

// update takes the face of the present picture.
func (p *person) update(f *face.Face, now moment) {
	p.motion.measure(f.Box.Center(), now.time)
	p.box, p.seen = f.Box, now
	p.updateLook(f)
}

func (p *person) updateLook(f *face.Face) {
	look, ok := normalise(&f.Look)
	if !ok {
		return
	}
	if !p.hasLook {
		p.look, p.hasLook = look, true
		return
	}
	for i, v := range look {
		p.look[i] += float32(updateShare * (v - p.look[i]))
	}
}

// missed counts the pictures between the last one that shows the person and the present
// one.
func (p *person) missed(now moment) int64 { return now.picture - p.seen.picture - 1 }

// away is for how long the person was not seen.
func (p *person) away(now moment) time.Duration { return now.time - p.seen.time }

// expected is where the face should be now. It is predicted to have moved by no more
// than its own size.
func (p *person) expected(now moment) face.Box {
	dt := min(p.away(now), maxCoast).Seconds()
	b := p.box
	b.X += clamp(p.motion.vx*dt, b.W)
	b.Y += clamp(p.motion.vy*dt, b.H)
	return b
}

func clamp(v float64, bound float32) float32 {
	return float32(math.Max(-float64(bound), math.Min(float64(bound), v)))
}
