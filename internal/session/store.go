package session

import (
	"math"

	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/face"
)

// store appends a frame and its faces to the session.
func (b *builder) store(r *face.Result) {
	s, clock := b.session, b.session.Stream.Clock
	s.Frames = append(s.Frames, Frame{Time: clock.Seconds(r.PTS), PTS: r.PTS, Number: r.Frame, Analysed: r.Status != face.NotAnalysed})
	b.durations = append(b.durations, float64(r.Duration)*clock.Base.Float())
	if r.Status == face.NotAnalysed {
		return
	}
	at := int32(len(s.Frames) - 1)
	for i := range r.Faces {
		f, p := &r.Faces[i], b.person(r.Faces[i].ID)
		p.Faces = append(p.Faces, Face{Frame: at, Label: f.Label, State: f.State, Scores: f.Scores, estimated: f.Estimates != nil})
		p.addEstimates(f.Estimates)
	}
}

// addEstimates appends those of a face.
func (p *Person) addEstimates(values []float32) {
	for i := range p.Estimates {
		v := float32(math.NaN())
		if values != nil {
			v = values[i]
		}
		p.Estimates[i] = append(p.Estimates[i], v)
	}
}

// person is whom a number of the record stands for.
func (b *builder) person(id int) *Person {
	if p := b.people[id]; p != nil {
		return p
	}
	p := &Person{Name: b.names.Of(id), Number: id, Estimates: make([][]float32, len(b.session.Provenance.Estimates))}
	b.session.People = append(b.session.People, p)
	b.people[id] = p
	return p
}

// event adds an event of an expression; who speaks is in the estimates.
func (b *builder) event(e event.Event) error {
	if e.Kind == event.Speech {
		return nil
	}
	clock, p := b.session.Stream.Clock, b.person(e.Person)
	p.Events = append(p.Events, Event{
		Kind: e.Kind, Label: e.Label, Onset: clock.Seconds(e.Onset), Apex: clock.Seconds(e.Apex), Offset: clock.Seconds(e.Offset),
		Peak: float64(e.Peak), Mean: float64(e.Mean),
	})
	return nil
}

// weigh gives every frame the time that it stands for: until the next frame, but no longer
// than its own duration or two frames at the recording's rate, whichever is more. The rest is
// a gap, in which nothing is known.
func weigh(s *Session, durations []float64) {
	usual := 0.0
	if s.Stream.Rate.Num > 0 {
		usual = 1 / s.Stream.Rate.Float()
	}
	for i := range s.Frames {
		most := max(durations[i], 2*usual)
		if i == len(s.Frames)-1 {
			s.Frames[i].Length = lastLength(s, durations[i], usual)
			return
		}
		step := s.Frames[i+1].Time - s.Frames[i].Time
		if step > most+slack && most > 0 {
			s.Gaps += step - most
			step = most
		}
		s.Frames[i].Length = step
	}
}

// lastLength of the last frame: its own duration, else the usual length of a frame, else
// that of the frame before it.
func lastLength(s *Session, own, usual float64) float64 {
	n := len(s.Frames)
	switch {
	case own > 0:
		return own
	case usual > 0:
		return usual
	case n > 1:
		return s.Frames[n-2].Length
	}
	return 0
}
