// Package shield keeps a blurred face hidden in frames in which the detector misses it: shortly
// before its first detection, between detections and shortly after the last. It adds faces to
// results and does not touch pictures.
package shield

import (
	"slices"

	"github.com/facecue/facecue/internal/face"
)

// A face that is not found stays hidden at its last place for keepHidden seconds, and for at
// least minFrames frames, which may take longer.
const (
	keepHidden = 0.6
	minFrames  = 2
)

// Ahead is the default number of frames before its first detection in which a face is hidden.
const Ahead = 8

// Shield adds missed faces to the results of frames that come in order. An added face has a
// person and a box, but no state.
type Shield struct {
	Clock face.Clock
	Hides func(id int) bool // whether this person is hidden at all
	Ahead int               // so many of the last results may still get faces

	recent []*face.Result // the last Ahead results
	seen   []sighting     // the last one of each person
}

// sighting is a detection of a person.
type sighting struct {
	id  int
	box face.Box
	at  float64 // player's seconds

	missed int // frames in a row without the face
}

// Cover takes the next result and adds missed faces to it and to the Ahead results before it.
// So the caller uses a result only after Ahead further calls.
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

// hideEarlier adds a person who is found for the first time to the recent results.
func (s *Shield) hideEarlier(found *face.Face) {
	if !s.Hides(found.ID) || slices.ContainsFunc(s.seen, func(p sighting) bool { return p.id == found.ID }) {
		return
	}
	for _, r := range s.recent {
		r.Faces = append(r.Faces, missedFace(found.ID, found.Box))
	}
}

// hideMissing adds the persons seen shortly before who are missing in r, and updates seen.
func (s *Shield) hideMissing(r *face.Result, found int) {
	now := s.Clock.Seconds(r.PTS)
	s.seen = slices.DeleteFunc(s.seen, func(p sighting) bool {
		return now-p.at > keepHidden && p.missed >= minFrames || now < p.at
	})
	for i := range s.seen {
		p := &s.seen[i]
		if !slices.ContainsFunc(r.Faces[:found], func(f face.Face) bool { return f.ID == p.id }) {
			p.missed++
			r.Faces = append(r.Faces, missedFace(p.id, p.box))
		}
	}
	for _, f := range r.Faces[:found] {
		if s.Hides(f.ID) {
			s.note(sighting{id: f.ID, box: f.Box, at: now})
		}
	}
}

func missedFace(id int, box face.Box) face.Face { return face.Face{ID: id, Box: box} }

func (s *Shield) note(now sighting) {
	at := slices.IndexFunc(s.seen, func(p sighting) bool { return p.id == now.id })
	if at < 0 {
		s.seen = append(s.seen, now)
		return
	}
	s.seen[at] = now
}
