package moments

import (
	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/session"
)

// others tells whether another person shows the same label while the event lasts, and whether
// happiness meets a negative expression: of another person, or of the person's own fleeting
// candidate within the state.
func others(s *session.Session, p *session.Person, e session.Event) (mutual, incongruent float64) {
	for _, q := range s.People {
		for _, o := range q.Events {
			overlaps := o.Onset < e.Offset-slack && o.Offset > e.Onset+slack
			ofOther := q != p && o.Kind == event.State
			own := q == p && o.Kind == event.Fleeting && e.Kind == event.State
			switch {
			case !overlaps:
			case ofOther && o.Label == e.Label:
				mutual = 1
			case (ofOther || own) && opposed(e.Label, o.Label):
				incongruent = 1
			}
		}
	}
	return mutual, incongruent
}

// opposed tells that one label is happiness and the other is negative.
func opposed(a, b face.Label) bool {
	return a == face.Happiness && negative(b) || b == face.Happiness && negative(a)
}

func negative(l face.Label) bool {
	return l == face.Sadness || l == face.Anger || l == face.Fear || l == face.Disgust
}

// neutralBefore is the length, in seconds, of the longest neutral state of the person that
// ends within a second of the onset.
func neutralBefore(p *session.Person, e session.Event) (longest float64) {
	for _, o := range p.Events {
		if o.Kind == event.State && o.Label == face.Neutral && o.Offset >= e.Onset-breakEnds-slack && o.Offset <= e.Onset+breakEnds+slack {
			longest = max(longest, o.Duration())
		}
	}
	return longest
}
