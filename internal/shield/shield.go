// Package shield sees to it that a face once found stays hidden where the
// detector misses it for a moment: before it was sure of it, in between, and
// after. It works on findings alone, for whoever hides faces in pictures.
package shield

import (
	"slices"

	"github.com/facecue/facecue/internal/face"
)

// keepHidden is for how long a face that is not found stays hidden where it was, and
// leastHidden in how many pictures at least: these may be further apart than that.
const (
	keepHidden  = 0.6 // seconds
	leastHidden = 2
)

// Ahead is how many frames before it is found a face is hidden, unless somebody asks
// for another number.
const Ahead = 8

// Shield adds, to the faces found in frames that come in order, those that were
// missed. One that was added has no state.
type Shield struct {
	Clock face.Clock
	Hides func(id int) bool // who is hidden at all
	Ahead int               // so many results may still change after their turn

	recent []*face.Result
	seen   []sighting // the last of every person
}

type sighting struct {
	id  int
	box face.Box
	at  float64 // player's seconds

	missed int // pictures in a row without the face
}

// Cover takes the next result. It changes it and the Ahead results before,
// which the caller keeps until then.
func (s *Shield) Cover(r *face.Result) {
	found := len(r.Faces)
	for i := range r.Faces {
		s.hideEarlier(&r.Faces[i])
	}
	s.hideMissing(r, found)
	if s.recent = append(s.recent, r); len(s.recent) > s.Ahead {
		s.recent = slices.Delete(s.recent, 0, 1)
	}
}

// hideEarlier hides a person who is new in the frames shortly before.
func (s *Shield) hideEarlier(found *face.Face) {
	if !s.Hides(found.ID) || slices.ContainsFunc(s.seen, func(p sighting) bool { return p.id == found.ID }) {
		return
	}
	for _, r := range s.recent {
		r.Faces = append(r.Faces, ghost(found.ID, found.Box))
	}
}

// hideMissing hides everybody seen shortly before, and notes who is there now.
func (s *Shield) hideMissing(r *face.Result, found int) {
	now := s.Clock.Seconds(r.PTS)
	s.seen = slices.DeleteFunc(s.seen, func(p sighting) bool {
		return now-p.at > keepHidden && p.missed >= leastHidden || now < p.at
	})
	for i := range s.seen {
		p := &s.seen[i]
		if !slices.ContainsFunc(r.Faces[:found], func(f face.Face) bool { return f.ID == p.id }) {
			p.missed++
			r.Faces = append(r.Faces, ghost(p.id, p.box))
		}
	}
	for _, f := range r.Faces[:found] {
		if s.Hides(f.ID) {
			s.note(sighting{id: f.ID, box: f.Box, at: now})
		}
	}
}

func ghost(id int, box face.Box) face.Face { return face.Face{ID: id, Box: box} }

func (s *Shield) note(now sighting) {
	at := slices.IndexFunc(s.seen, func(p sighting) bool { return p.id == now.id })
	if at < 0 {
		s.seen = append(s.seen, now)
		return
	}
	s.seen[at] = now
}
