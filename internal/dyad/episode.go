package dyad

import (
	"math"

	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/session"
)

// statesOf are the states of a label of a person, by onset.
func statesOf(p *session.Person, l face.Label) (list []session.Event) {
	for _, e := range p.Events {
		if e.Kind == event.State && e.Label == l {
			list = append(list, e)
		}
	}
	return list
}

// First tells who began to show an expression that two people show together.
type First uint8

const (
	Together First = iota // within Simultaneous of each other
	FirstA
	FirstB
)

func (f First) String() string { return [...]string{"together", "a", "b"}[f] }

// Simultaneous is how far apart, in seconds, two onsets may be that count as one.
const Simultaneous = 0.1

// Episode is a stretch in which both show the expression, in player's seconds.
type Episode struct {
	Onset, Offset float64
	First         First
	Lead          float64 // seconds by which the one who began came before the other
}

// Episodes are the stretches in which states of a label of both people overlap.
func Episodes(a, b *session.Person, l face.Label) (list []Episode) {
	ofB := statesOf(b, l)
	for _, x := range statesOf(a, l) {
		for _, y := range ofB {
			from, to := max(x.Onset, y.Onset), min(x.Offset, y.Offset)
			if to <= from+1e-9 {
				continue
			}
			e := Episode{Onset: from, Offset: to, Lead: math.Abs(x.Onset - y.Onset)}
			switch {
			case e.Lead <= Simultaneous+1e-9:
			case x.Onset < y.Onset:
				e.First = FirstA
			default:
				e.First = FirstB
			}
			list = append(list, e)
		}
	}
	return list
}

// JointTime are the shares of a label in the frames in which both could be judged, weighed by
// how long each frame stands.
func JointTime(s *session.Session, a, b *session.Person, l face.Label) Joint {
	var t Tally
	k := 0
	for i := range a.Faces {
		x := &a.Faces[i]
		for k < len(b.Faces) && b.Faces[k].Frame < x.Frame {
			k++
		}
		if k == len(b.Faces) {
			break
		}
		if y := &b.Faces[k]; y.Frame == x.Frame && x.Judged() && y.Judged() {
			t.Add(x.Label == l, y.Label == l, s.Frames[x.Frame].Length)
		}
	}
	return t.Joint()
}
