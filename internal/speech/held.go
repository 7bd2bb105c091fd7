package speech

import (
	"time"

	"github.com/facecue/facecue/internal/elementary"
	"github.com/facecue/facecue/internal/face"
)

// Held decides by what went before whether people speak, for live pictures. The log-odds of the
// scores of single pictures are smoothed exponentially; a person speaks from enter on until they
// have been under leave for longer than Pause.
type Held struct {
	clock  face.Clock
	people map[int]*held
}

type held struct {
	odds     float64       // smoothed log-odds
	at, last time.Duration // player's time of the last picture, and of the last one over leave
	speaks   bool
}

const tau = 0.3 // seconds, of the smoothing

var enter, leave = LogOdds(Enter), LogOdds(Leave)

// NewHeld makes one for a stream.
func NewHeld(stream face.Stream) *Held {
	return &Held{clock: stream.Clock, people: map[int]*held{}}
}

// State is 1 if a person speaks and 0 if not, by the score of the picture with a PTS and those before it.
func (h *Held) State(id int, score float32, pts int64) float32 {
	now, p := h.clock.Time(pts), h.people[id]
	if p == nil || now < p.at {
		p = &held{at: now, last: now}
		h.people[id] = p
	}
	weight := -elementary.Expm1(-(now - p.at).Seconds() / tau)
	p.odds += float64(weight * (LogOdds(score) - p.odds))
	p.at = now
	if p.odds >= leave {
		p.last = now
	}
	p.speaks = p.odds >= enter && weight > 0 || p.speaks && now-p.last <= Pause
	if p.speaks {
		return 1
	}
	return 0
}

// Forget deletes the people who were not seen within Pause before a PTS.
func (h *Held) Forget(pts int64) {
	now := h.clock.Time(pts)
	for id, p := range h.people {
		if now-p.at > Pause {
			delete(h.people, id)
		}
	}
}
