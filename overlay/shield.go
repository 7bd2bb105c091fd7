package overlay

import (
	"slices"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/frame"
)

// shield sees to it that a face once found stays hidden where the detector misses
// it for a moment: before it was sure of it, in between, and after. It holds a few
// frames back, so that what is found later hides in them too.
type shield struct {
	clock   face.Clock
	hides   func(id int) bool // who is hidden at all
	ahead   int               // how many frames wait, and so for how long before it is found a face is hidden
	waiting []*frame.Frame
	seen    []sighting // the last of every person, in order of number
}

type sighting struct {
	id  int
	box face.Box
	at  float64 // player's seconds
}

// keepHidden is for how long a face that is not found stays hidden where it was.
const keepHidden = 0.6 // seconds

// add takes a frame and gives the one whose turn it is, or nil.
func (s *shield) add(f *frame.Frame) *frame.Frame {
	for i := range f.Result.Faces {
		s.hideEarlier(&f.Result.Faces[i])
	}
	s.hideMissing(&f.Result)
	s.waiting = append(s.waiting, f)
	if len(s.waiting) <= s.ahead {
		return nil
	}
	return s.next()
}

// next gives the oldest frame that waits, or nil.
func (s *shield) next() *frame.Frame {
	if len(s.waiting) == 0 {
		return nil
	}
	f := s.waiting[0]
	s.waiting = slices.Delete(s.waiting, 0, 1)
	return f
}

// hideEarlier hides a person who is new in the frames that wait.
func (s *shield) hideEarlier(found *face.Face) {
	if !s.hides(found.ID) || slices.ContainsFunc(s.seen, func(p sighting) bool { return p.id == found.ID }) {
		return
	}
	for _, f := range s.waiting {
		f.Result.Faces = append(f.Result.Faces, *found)
	}
}

// hideMissing hides everybody seen shortly before, and notes who is there now.
func (s *shield) hideMissing(r *face.Result) {
	now := s.clock.Seconds(r.PTS)
	s.seen = slices.DeleteFunc(s.seen, func(p sighting) bool { return now-p.at > keepHidden || now < p.at })
	present := len(r.Faces)
	for _, p := range s.seen {
		if !slices.ContainsFunc(r.Faces[:present], func(f face.Face) bool { return f.ID == p.id }) {
			r.Faces = append(r.Faces, face.Face{ID: p.id, Box: p.box})
		}
	}
	for _, f := range r.Faces[:present] {
		if s.hides(f.ID) {
			s.note(sighting{f.ID, f.Box, now})
		}
	}
}

func (s *shield) note(now sighting) {
	at := slices.IndexFunc(s.seen, func(p sighting) bool { return p.id == now.id })
	if at < 0 {
		s.seen = append(s.seen, now)
		return
	}
	s.seen[at] = now
}

// close drops what waits.
func (s *shield) close() {
	for _, f := range s.waiting {
		f.Close()
	}
	s.waiting = nil
}
