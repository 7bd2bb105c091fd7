package session

import (
	"sort"
	"strconv"
	"strings"

	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/face"
)

// Session is a record in memory. It takes about 50 bytes a face.
type Session struct {
	Stream     face.Stream
	Provenance face.Provenance
	Settings   event.Settings // by which the events were found
	Frames     []Frame        // in the order of the record
	People     []*Person      // in the order in which they appear
	Gaps       float64        // seconds between frames that no frame stands for
	Missing    face.People    // numbers of which the sheet speaks and that no face had
	Fault      error          // why the record was not read to its end; nil if it was
}

// Frame is one decoded frame.
type Frame struct {
	Time     float64 // player's seconds at which it begins
	Length   float64 // seconds that it stands for
	PTS      int64
	Number   int64
	Analysed bool
}

// Face is what one frame says of one person.
type Face struct {
	Frame        int32 // index into Session.Frames
	Label, State face.Label
	estimated    bool        // has estimates, perhaps without a label
	Scores       face.Scores // of this frame alone
}

// Judged tells that the face could be classified in this frame.
func (f *Face) Judged() bool {
	return f.Label != face.LowQuality && (f.Label != face.None || f.estimated)
}

// Person is everything that a record says of one person.
type Person struct {
	Name   string
	Number int    // after the corrections of the sheet
	Faces  []Face // by frame, one a frame

	// Estimates are the values of each of Session.Provenance.Estimates, by face; NaN where a
	// face was not classified.
	Estimates [][]float32

	Events []Event // by onset
}

// Event is an event in player's seconds; Offset is exclusive.
type Event struct {
	Kind                event.Kind
	Label               face.Label
	Onset, Apex, Offset float64
	Peak, Mean          float64 // of the label's score
}

// Duration of an event, in seconds.
func (e Event) Duration() float64 { return e.Offset - e.Onset }

// Begin is the player's time, in seconds, of the first frame; 0 without frames.
func (s *Session) Begin() float64 {
	if len(s.Frames) == 0 {
		return 0
	}
	return s.Frames[0].Time
}

// End is the player's time, in seconds, at which the last frame ends.
func (s *Session) End() float64 {
	if len(s.Frames) == 0 {
		return 0
	}
	last := s.Frames[len(s.Frames)-1]
	return last.Time + last.Length
}

// slack is how much two times that are equal may differ after division, in seconds.
const slack = 1e-9

// Between are the indices of the frames that begin from one time up to, and without,
// another: frames[first:after].
func (s *Session) Between(from, to float64) (first, after int) {
	at := func(t float64) int {
		return sort.Search(len(s.Frames), func(i int) bool { return s.Frames[i].Time >= t-slack })
	}
	first = at(from)
	return first, max(first, at(to))
}

// Within are the person's faces in frames[first:after] of the session.
func (p *Person) Within(first, after int) []Face {
	from, to := p.Indices(first, after)
	return p.Faces[from:to]
}

// Indices are those of the person's faces in frames[first:after] of the session:
// Faces[from:to].
func (p *Person) Indices(first, after int) (from, to int) {
	at := func(frame int) int {
		return sort.Search(len(p.Faces), func(i int) bool { return int(p.Faces[i].Frame) >= frame })
	}
	return at(first), at(after)
}

// Began are the person's events of a kind whose onset lies from one time up to, and
// without, another.
func (p *Person) Began(kind event.Kind, from, to float64) (list []Event) {
	for _, e := range p.Events {
		if e.Kind == kind && e.Onset >= from-slack && e.Onset < to-slack {
			list = append(list, e)
		}
	}
	return list
}

// Person is the person of a name, else of a number such as 2 or P2; nil if there is none.
func (s *Session) Person(name string) *Person {
	number, err := strconv.Atoi(strings.TrimPrefix(name, "P"))
	var numbered *Person
	for _, p := range s.People {
		switch {
		case p.Name == name:
			return p
		case err == nil && p.Number == number:
			numbered = p
		}
	}
	return numbered
}
