package reference

import (
	"bytes"
	"testing"

	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/session"
	"github.com/facecue/facecue/internal/test/kit"
)

// Session is the reference session with the states and events that the values were computed
// of. Its people are P1, a patient, and P2, a therapist.
func Session(t testing.TB) *session.Session {
	t.Helper()
	s, err := session.Read(bytes.NewReader(kit.ReferenceSession()), session.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range s.People {
		p.Events = nil
	}
	for _, c := range Rows(t, "events.csv") {
		p := s.Person("P" + c[1])
		e := session.Event{Label: label(t, c[2]), Onset: number(t, c[3]), Apex: number(t, c[4]), Offset: number(t, c[5]), Peak: number(t, c[11]), Mean: number(t, c[12])}
		if c[0] == "fleeting" {
			e.Kind = event.Fleeting
		}
		p.Events = append(p.Events, e)
	}
	for _, c := range Rows(t, "states.csv") {
		p, from, to := s.Person("P"+c[0]), int32(number(t, c[1])), int32(number(t, c[2]))
		for i := range p.Faces {
			if f := &p.Faces[i]; f.Frame >= from && f.Frame <= to {
				f.State = label(t, c[3])
			}
		}
	}
	return s
}

func label(t testing.TB, text string) face.Label {
	t.Helper()
	l, err := face.ParseLabel(text)
	if err != nil {
		t.Fatal(err)
	}
	return l
}
