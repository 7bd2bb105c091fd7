package event

import "time"

// presence is up to when a person was followed. A gap begins with the first picture
// that lacks the person, not with the last one that shows the person: pictures may
// be seconds apart.
type presence struct {
	picture int64         // the last one that shows the person
	until   time.Duration // player's time of the one after it
}

// pass notes that a picture has come, before its faces are read.
func (p *presence) pass(picture int64, now time.Duration) {
	if p.picture == picture-1 {
		p.until = now
	}
}

// gap is for how long the person has been missing.
func (p *presence) gap(now time.Duration) time.Duration { return now - p.until }
