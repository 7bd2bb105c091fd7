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

// minInterval is the least time over which a velocity is measured. Time stamps of
// successive pictures may be a tick apart, and the detector moves a box by a pixel or two
// where the face does not move: over a tick, that would be the velocity of a face that
// crosses the picture.
const minInterval = 8 * time.Millisecond

// maxCoast is for how long a position is predicted from a velocity: a head that is not
// seen is expected to have stopped.
const maxCoast = 300 * time.Millisecond

// measure updates the velocity with a new position. A position less than minInterval
// after the last measured one is left out.
func (m *motion) measure(center face.Point, now time.Duration) {
	if now-m.at < minInterval {
		return
	}
	dt := (now - m.at).Seconds()
	m.vx += float64(updateShare * (float64(center.X-m.center.X)/dt - m.vx))
	m.vy += float64(updateShare * (float64(center.Y-m.center.Y)/dt - m.vy))
	m.center, m.at = center, now
}
