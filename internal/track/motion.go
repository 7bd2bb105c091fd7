package track

import (
	"time"

	"github.com/facecue/facecue/internal/face"
)

// motion is the velocity of a face, and the position that the next measurement
// of it is taken from.
type motion struct {
	vx, vy float64 // displayed pixels a second
	center face.Point
	at     time.Duration // player's time of center
}

// shortest is the least time over which a velocity is measured. Time
// stamps of successive pictures may be a tick apart, and the detector moves a box
// by a pixel or two where the face stands still: divided by a tick, that would be
// a leap across the picture.
const shortest = 8 * time.Millisecond

// coast is for how long a velocity is believed: a face that is not seen stops,
// since heads do.
const coast = 300 * time.Millisecond

// measure takes a new position into the velocity. One that comes too early is
// left out: the next is measured from the same position as this one.
func (m *motion) measure(center face.Point, now time.Duration) {
	if now-m.at < shortest {
		return
	}
	dt := (now - m.at).Seconds()
	m.vx += float64(follow * (float64(center.X-m.center.X)/dt - m.vx))
	m.vy += float64(follow * (float64(center.Y-m.center.Y)/dt - m.vy))
	m.center, m.at = center, now
}
