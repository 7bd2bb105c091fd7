package event

import (
	"slices"
	"time"

	"github.com/facecue/facecue/internal/face"
)

// Backdater moves the beginning of a state back. Smoothing shows a change some
// frames after the raw scores changed; the frames from there on are given the new
// state, so that everything that is made of the results has it begin at one time.
// For that, results wait for Settings.Ahead, mostWaiting of them at most.
type Backdater struct {
	set     Settings
	clock   face.Clock
	waiting []*face.Result // oldest first
	known   people[past]
	picture int64 // counts those that were analysed
}

// past is what is known of one person up to now.
type past struct {
	presence
	state  face.Label
	since  int64      // PTS of the first frame that has it
	leader face.Label // of the raw scores
	led    int64      // PTS of the first frame in which it leads
}

// mostWaiting bounds the frames in memory: half a second at 60 frames a second.
const mostWaiting = 30

// NewBackdater makes one for a stream.
func NewBackdater(set Settings, stream face.Stream) *Backdater {
	return &Backdater{set: set, clock: stream.Clock}
}

// Add takes the results in frame order, after smoothing, and may change them until
// they are final. It tells how many of the oldest have become so; at the end of the
// stream all others are.
func (b *Backdater) Add(r *face.Result) (final int) {
	b.waiting = append(b.waiting, r)
	if r.Status != face.NotAnalysed {
		b.look(r)
	}
	for final < len(b.waiting) && (len(b.waiting)-final > mostWaiting || b.between(b.waiting[final].PTS, r.PTS) >= b.set.Ahead) {
		final++
	}
	b.waiting = slices.Delete(b.waiting, 0, final)
	return final
}

// between is the time from one PTS to another.
func (b *Backdater) between(from, to int64) time.Duration {
	return b.clock.Time(to) - b.clock.Time(from)
}

func (b *Backdater) look(r *face.Result) {
	now := b.clock.Time(r.PTS)
	b.picture++
	b.known.sweep(func(_ int, p *past) bool {
		p.pass(b.picture, now)
		return p.gap(now) > b.set.Gap
	})
	for i := range r.Faces {
		if f := &r.Faces[i]; held(f) {
			b.follow(f, r)
		}
	}
}

// held tells that a face has a state, and is not merely too poor to judge.
func held(f *face.Face) bool { return f.State.IsExpression() || f.State == face.Uncertain }

// follow brings what is known of a person up to the present frame.
func (b *Backdater) follow(f *face.Face, r *face.Result) {
	p, fresh := b.known.get(f.ID)
	p.picture = b.picture
	if f.Label != p.leader {
		p.leader, p.led = f.Label, r.PTS
	}
	switch {
	case fresh:
		p.since = r.PTS
	case f.State != p.state:
		p.since = b.backdate(f, b.began(p, f))
	}
	p.state = f.State
}

// began is the PTS from which a state is to be shown that a person has first in the
// present frame: where its label took the lead. A moment of uncertainty that would be
// left too short before it belongs to it; an expression keeps its least length.
func (b *Backdater) began(p *past, f *face.Face) int64 {
	now := b.waiting[len(b.waiting)-1].PTS
	led := now
	if p.leader == f.State {
		led = p.led
	}
	if p.state == face.Uncertain {
		if b.between(p.since, led) < b.set.Min && p.since >= b.waiting[0].PTS {
			return p.since
		}
		return led
	}
	for _, r := range b.waiting {
		if r.PTS >= led && b.between(p.since, r.PTS) >= b.set.Min {
			return r.PTS
		}
	}
	return now
}

// backdate gives a person's state, and the scores that decided it, to the frames that
// wait from a PTS on. It gives the PTS of the first of them that shows the person.
func (b *Backdater) backdate(f *face.Face, from int64) (first int64) {
	for _, r := range slices.Backward(b.waiting) {
		if r.PTS < from {
			break
		}
		for i := range r.Faces {
			if e := &r.Faces[i]; e.ID == f.ID && held(e) {
				e.State, e.Smooth = f.State, f.Smooth
				first = r.PTS
			}
		}
	}
	return first
}
