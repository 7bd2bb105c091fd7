package event

import (
	"slices"
	"time"

	"github.com/facecue/facecue/internal/elementary"
	"github.com/facecue/facecue/internal/face"
)

// TwoSided decides states by the scores before and after each frame, so that a state neither
// begins nor ends late. For that, results wait for Settings.Ahead, mostWaiting of them at
// most. The scores of a frame are smoothed over the frames within reach on both sides. The
// hysteresis then says which label is next; that replaces the state when it has lasted for
// hold, and is shown clearly or has lasted for patience, from the frame on in which it took
// the lead.
type TwoSided struct {
	set      Settings
	clock    face.Clock
	waiting  []*face.Result // oldest first
	smoothed int            // how many of those have smoothed scores
	scores   byPerson[[]sample]
	known    byPerson[undecided]
	peaks    byPerson[peak]
	talkers  byPerson[talker]
	reach    time.Duration // of the smoothing of the present frame
	ended    bool          // no more results come
	picture  int64         // counts the smoothed ones that were analysed
	counted  int64         // counts the final ones that were analysed
	weights  memo          // of a frame in the smoothing of another, by the time between them
}

// undecided is the state of a person up to the last smoothed frame.
type undecided struct {
	presence
	judged time.Duration // player's time of the last frame that could be judged
	smooth face.Scores
	state  face.Label // None before the first decision
	since  int64      // PTS of the first frame that has the state
	open   bool       // another label took the lead
	next   face.Label // which one
	lost   int64      // PTS of the first frame in which the first such label leads
}

// mostWaiting bounds the frames in memory: 1.2 seconds at 60 frames a second.
const mostWaiting = 72

// NewTwoSided makes one for a stream.
func NewTwoSided(set Settings, stream face.Stream) *TwoSided {
	return &TwoSided{set: set, clock: stream.Clock, weights: memo{compute: func(span time.Duration) float64 {
		return elementary.Exp(-2 * span.Seconds() / set.Tau.Seconds())
	}}}
}

// hold is for how long another label must be supported.
func (s Settings) hold() time.Duration { return min(s.Min, s.Ahead/2) }

// reach is how far the smoothing looks to each side, longestReach at most.
func (s Settings) reach() time.Duration { return min((s.Ahead-s.hold())*3/4, longestReach) }

// patience is for how long a label that is shown weakly must be supported. The rest of Ahead is
// room in which a state can begin before its predecessor lost its support.
func (s Settings) patience() time.Duration { return max(s.hold(), s.Ahead-s.reach()-room) }

const (
	longestReach = 300 * time.Millisecond
	room         = 100 * time.Millisecond
	// plainly is how much a label must be shown to become the state before patience is over: its
	// smoothed score over Leave, summed over time. Syllables that look like a smile give less.
	plainly = 120 * time.Millisecond
)

// Add takes the results in frame order, after the Smoother, and may change them until
// they are final. It returns how many of the oldest have become final; End makes the others
// so.
func (t *TwoSided) Add(r *face.Result) (final int) {
	if t.set.Ahead <= 0 {
		return 1
	}
	t.waiting = append(t.waiting, r)
	t.collect(r)
	late := mostWaiting * int(t.set.reach()/time.Millisecond) / max(1, int(t.set.Ahead/time.Millisecond))
	for t.smoothed < len(t.waiting) && (len(t.waiting)-t.smoothed > late || t.between(t.waiting[t.smoothed].PTS, r.PTS) >= t.set.reach()) {
		t.smoothNext()
	}
	for final < t.smoothed && (len(t.waiting)-final > mostWaiting || t.between(t.waiting[final].PTS, t.waiting[t.smoothed-1].PTS) >= t.set.Ahead-t.set.reach()) {
		t.finish(final)
		final++
	}
	t.waiting, t.smoothed = slices.Delete(t.waiting, 0, final), t.smoothed-final
	return final
}

// End decides the states of the results that wait at the end of the stream.
func (t *TwoSided) End() {
	t.ended = true
	for t.smoothed < len(t.waiting) {
		t.smoothNext()
	}
	for i := range t.waiting {
		t.finish(i)
	}
	t.waiting, t.smoothed = nil, 0
}

// between is the time from one PTS to another.
func (t *TwoSided) between(from, to int64) time.Duration {
	return t.clock.Time(to) - t.clock.Time(from)
}

// smoothNext smooths the scores of the next frame, and brings its people's states up to it.
func (t *TwoSided) smoothNext() {
	r := t.waiting[t.smoothed]
	t.smoothed++
	if r.Status == face.NotAnalysed {
		return
	}
	now := t.clock.Time(r.PTS)
	t.reach = t.set.reach()
	if !t.ended { // as far on both sides
		t.reach = min(t.reach, t.between(r.PTS, t.waiting[len(t.waiting)-1].PTS))
	}
	t.forget(now)
	t.picture++
	t.known.sweep(func(id int, p *undecided) bool {
		p.pass(t.picture, now)
		gone := p.gap(now) > t.set.Gap || now < p.judged
		if gone && p.open && p.state == face.None {
			t.decide(id, p)
		}
		return gone
	})
	for i := range r.Faces {
		f := &r.Faces[i]
		p, _ := t.known.get(f.ID)
		if judged(f) {
			p.smooth, p.judged, p.picture = t.centred(f, now), now, t.picture
			t.averageSpeaking(f, now)
		}
		f.Smooth, f.State = p.smooth, p.state
		switch {
		case judged(f):
			t.follow(f.ID, p, r.PTS)
		case p.state == face.None:
			f.State = f.Label // no frame of the person could be judged yet
		}
	}
}

// judged tells that a frame has scores to decide on.
func judged(f *face.Face) bool {
	top, _ := f.Scores.Top()
	return f.Label != face.LowQuality && top != face.None
}

// follow decides whether a person's state goes on in the present frame.
func (t *TwoSided) follow(id int, p *undecided, pts int64) {
	if p.open && t.between(p.lost, pts) >= t.set.hold() && (t.between(p.lost, pts) >= t.set.patience() || t.shown(id, p)) {
		t.decide(id, p)
	}
	before := p.state
	if p.open {
		before = p.next
	}
	p.next = t.set.next(before, &p.smooth)
	if p.state != face.None && p.next == p.state {
		p.open = false
		return
	}
	if !p.open {
		p.open, p.lost = true, pts
		p.lost = t.took(id, p, p.next)
	}
	if t.set.hold() <= 0 {
		t.decide(id, p)
	}
}

// finish makes the frame with the number final ready to be read.
func (t *TwoSided) finish(final int) {
	r := t.waiting[final]
	for i := range r.Faces {
		if f := &r.Faces[i]; f.State == face.None {
			if p, fresh := t.known.get(f.ID); !fresh && judged(f) {
				t.decide(f.ID, p)
			}
		}
	}
	t.setPeaks(final)
	t.setSpeech(final)
}
