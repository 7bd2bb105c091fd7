package measure

import (
	"math"

	"github.com/facecue/facecue/internal/session"
	"github.com/facecue/facecue/internal/speech"
)

// Speaking chooses the frames of a person by whether the person speaks in them; "" chooses all.
type Speaking string

// The halves of a person's time, by the record's state of speech (speech.Told). Frames in which the
// face could not be judged are in neither.
const (
	Speaks Speaking = "yes"
	Silent Speaking = "no"
)

// speaksAbove is the estimate above which a person speaks.
const speaksAbove = 0.5

// TellsSpeaking tells that the record of a session says who speaks.
func TellsSpeaking(s *session.Session) bool { return speech.Told(s.Provenance.Estimates) >= 0 }

// split adds the halves to each window, where the session tells them.
func (w Windows) split(s *session.Session, list []Window) []Window {
	if !w.Speaking || !TellsSpeaking(s) {
		return list
	}
	var all []Window
	for _, one := range list {
		speaks, silent := one, one
		speaks.Speaking, silent.Speaking = Speaks, Silent
		all = append(all, one, speaks, silent)
	}
	return all
}

// part is the person in the chosen frames, with the events that begin in these.
func (c Speaking) part(s *session.Session, p *session.Person) *session.Person {
	if c == "" {
		return p
	}
	part := &session.Person{Name: p.Name, Number: p.Number, Estimates: make([][]float32, len(p.Estimates))}
	for i := range p.Faces {
		if !c.has(s, p, i) {
			continue
		}
		part.Faces = append(part.Faces, p.Faces[i])
		for k := range part.Estimates {
			part.Estimates[k] = append(part.Estimates[k], p.Estimates[k][i])
		}
	}
	for _, e := range p.Events {
		if i := faceAt(s, p, e.Onset); i >= 0 && c.has(s, p, i) {
			part.Events = append(part.Events, e)
		}
	}
	return part
}

// has tells that a face of a person is in a chosen frame.
func (c Speaking) has(s *session.Session, p *session.Person, face int) bool {
	k := speech.Told(s.Provenance.Estimates)
	if k < 0 || k >= len(p.Estimates) || !p.Faces[face].Judged() {
		return false
	}
	v := float64(p.Estimates[k][face])
	return !math.IsNaN(v) && (v > speaksAbove) == (c == Speaks)
}

// faceAt is the index of a person's face in the frame that stands at a time; -1 without one.
func faceAt(s *session.Session, p *session.Person, at float64) int {
	_, after := s.Between(at, at)
	if after == len(s.Frames) || s.Frames[after].Time > at+1e-9 {
		after--
	}
	from, to := p.Indices(after, after+1)
	if from == to {
		return -1
	}
	return from
}
