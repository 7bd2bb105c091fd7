package event

import (
	"slices"
	"time"

	"github.com/facecue/facecue/internal/face"
)

// Backdater moves the beginning of a state back. Smoothing shows a change some
// frames after the raw scores changed; the frames from there on are given the new
// state, so that all outputs have it begin at one time. For that, results wait for Settings.Ahead, mostWaiting of them at most.
type Backdater struct {
	set     Settings
	clock   face.Clock
	waiting []*face.Result // oldest first
	known   byPerson[rawLeader]
	picture int64 // counts those that were analysed
}

// rawLeader is the state of one person, and the label that leads the raw scores, with
// the beginning of both.
type rawLeader struct {
	presence
	state      face.Label
	stateSince int64 // PTS of the first frame that has the state
	label      face.Label
	labelSince int64 // PTS of the first frame in which the label leads
}

// mostWaiting bounds the frames in memory: half a second at 60 frames a second.
const mostWaiting = 30

// NewBackdater makes one for a stream.
func NewBackdater(set Settings, stream face.Stream) *Backdater {
	return &Backdater{set: set, clock: stream.Clock}
}

// Add takes the results in frame order, after smoothing, and may change them until
// they are final. It returns how many of the oldest have become final; at the end of
// the stream all others are.
func (b *Backdater) Add(r *face.Result) (final int) {
	b.waiting = append(b.waiting, r)
	if r.Status != face.NotAnalysed {
		b.readFaces(r)
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

func (b *Backdater) readFaces(r *face.Result) {
	now := b.clock.Time(r.PTS)
	b.picture++
	b.known.sweep(func(_ int, p *rawLeader) bool {
		p.pass(b.picture, now)
		return p.gap(now) > b.set.Gap
	})
	for i := range r.Faces {
		if f := &r.Faces[i]; held(f) {
			b.follow(f, r)
		}
	}
}

// held tells that a face has a state: an expression, or uncertain.
func held(f *face.Face) bool { return f.State.IsExpression() || f.State == face.Uncertain }

// follow brings the state and the label of a person up to the present frame.
func (b *Backdater) follow(f *face.Face, r *face.Result) {
	p, fresh := b.known.get(f.ID)
	p.picture = b.picture
	if f.Label != p.label {
		p.label, p.labelSince = f.Label, r.PTS
	}
	switch {
	case fresh:
		p.stateSince = r.PTS
	case f.State != p.state:
		p.stateSince = b.backdate(f, b.began(p, f))
	}
	p.state = f.State
}

// began is the PTS at which the state of the present frame is to begin, which the person
// did not have in the frame before: where its label took the lead. An uncertain state
// before it that would be left shorter than Settings.Min is replaced by it; an
// expression before it keeps Settings.Min.
func (b *Backdater) began(p *rawLeader, f *face.Face) int64 {
	now := b.waiting[len(b.waiting)-1].PTS
	leads := now
	if p.label == f.State {
		leads = p.labelSince
	}
	if p.state == face.Uncertain {
		if b.between(p.stateSince, leads) < b.set.Min && p.stateSince >= b.waiting[0].PTS {
			return p.stateSince
		}
		return leads
	}
	for _, r := range b.waiting {
		if r.PTS >= leads && b.between(p.stateSince, r.PTS) >= b.set.Min {
			return r.PTS
		}
	}
	return now
}

// backdate writes a person's state, and the smoothed scores that decided it, to the
// waiting frames from a PTS on. It returns the PTS of the first of them that shows the
// person.
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
