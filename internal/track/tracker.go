package track

import (
	"cmp"
	"slices"

	"github.com/facecue/facecue/internal/face"
)

// Tracker gives every face the number of its person.
type Tracker struct {
	set    Settings
	clock  face.Clock
	people []*person // in order of first sighting
	last   int       // the highest number given
	count  int64     // pictures analysed
	scenes scenes
	match  matcher
	owners []*person // the person of each face of the frame; nil: none yet
}

// New makes a tracker for a stream.
func New(set Settings, stream face.Stream) *Tracker {
	return &Tracker{set: set.in(stream), clock: stream.Clock, scenes: scenes{limit: set.Cut}}
}

// Update takes the results in frame order. It sets the faces' ID, drops the faces of
// unconfirmed people and of none, and sorts the rest by ID. Numbers begin at 1.
func (t *Tracker) Update(r *face.Result) {
	if r.Status == face.NotAnalysed {
		return
	}
	t.count++
	now := moment{picture: t.count, time: t.clock.Time(r.PTS)}
	cut := r.HasScene && t.scenes.cut(&r.Scene)
	r.Jump = r.HasScene && t.scenes.jumps
	r.Faces = clean(r.Faces, t.set.Max)
	t.forget(now)
	t.owners = zeroed(t.owners, len(r.Faces))
	t.join(r.Faces, now, cut, func(f *face.Face) bool { return f.Score >= t.set.High }, t.gate)
	t.join(r.Faces, now, cut, func(f *face.Face) bool { return f.Score < t.set.High }, t.recent)
	if cut {
		t.endUnseen(now)
	}
	t.begin(r.Faces, now)
	r.Faces = t.number(r.Faces)
}

// leastMissed is in how many pictures in a row a person has to be missing before the
// number ends: pictures may be further apart than the option keep.
const leastMissed = 2

// forget deletes the people who were not seen for too long, and all people when time runs
// backwards.
func (t *Tracker) forget(now moment) {
	t.people = slices.DeleteFunc(t.people, func(p *person) bool {
		return t.long(p, now) && p.missed(now) >= leastMissed || p.away(now) < 0
	})
}

// long tells that a person was not seen for longer than the number is kept.
func (t *Tracker) long(p *person, now moment) bool { return p.away(now) > t.set.Keep }

// endUnseen deletes, at a cut, the people who are not in the first picture of the new shot.
func (t *Tracker) endUnseen(now moment) {
	t.people = slices.DeleteFunc(t.people, func(p *person) bool { return p.seen != now })
}

// join matches the faces for which wanted is true to the people without a face in this
// picture.
func (t *Tracker) join(faces []face.Face, now moment, cut bool, wanted func(*face.Face) bool, gate gate) {
	m := &t.match
	m.reset()
	for i := range faces {
		if wanted(&faces[i]) {
			m.faces = append(m.faces, i)
		}
	}
	for i, p := range t.people {
		if p.seen != now {
			m.people = append(m.people, i)
		}
	}
	for _, pair := range m.assign(func(person, f int) float64 {
		return gate(t.people[person], &faces[f], now, cut)
	}) {
		p := t.people[pair.person]
		p.update(&faces[pair.face], now)
		t.owners[pair.face] = p
	}
}

// begin starts a person for each unmatched face whose score is high enough to begin a track, in order of score.
func (t *Tracker) begin(faces []face.Face, now moment) {
	least := t.set.begins()
	for i := range faces {
		if t.owners[i] == nil && faces[i].Score >= least {
			t.owners[i] = newPerson(&faces[i], now)
			t.people = append(t.people, t.owners[i])
		}
	}
}

// confirm gives a person a number: once enough faces of a high score were seen, or with
// Settings.Whole at the first face.
func (t *Tracker) confirm(p *person, f *face.Face) {
	if p.id != 0 {
		return
	}
	if p.high.add(f, t.set); t.set.Whole || p.high.isConfirmed(t.set) {
		t.last++
		p.id = t.last
	}
}

// number writes the numbers into the faces and drops those without.
func (t *Tracker) number(faces []face.Face) []face.Face {
	kept := faces[:0]
	for i := range faces {
		p := t.owners[i]
		if p == nil {
			continue
		}
		if t.confirm(p, &faces[i]); p.id == 0 {
			continue
		}
		f := faces[i]
		f.ID = p.id
		kept = append(kept, f)
	}
	slices.SortFunc(kept, func(a, b face.Face) int { return cmp.Compare(a.ID, b.ID) })
	return kept
}
