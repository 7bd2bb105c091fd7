package measure

import (
	"math"
	"testing"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/session"
	"github.com/facecue/facecue/internal/test/reference"
)

// TestSplitBySpeaking: what a person shows while speaking and in the rest of the time makes up
// what the person shows in all, each half by the frames it has.
func TestSplitBySpeaking(t *testing.T) {
	s := estimated(t, func(*face.Face) {})
	s.Provenance.Estimates[2].Name = "speaking" // in place of AU12, 0 to 5
	windows, err := Windows{Speaking: true}.Of(s)
	if err != nil || len(windows) != 3 || windows[1].Speaking != Speaks || windows[2].Speaking != Silent {
		t.Fatalf("%v, %v", windows, err)
	}
	p := s.Person("P2")
	rows := Person(s, p, windows, 0, Beside{Name: "eda", Values: make([]float64, len(s.Frames))})
	all, speaks, silent := rows[0], rows[1], rows[2]
	if speaks.Analysable <= 0 || silent.Analysable <= 0 {
		t.Fatalf("%g s speaking, %g s silent", speaks.Analysable, silent.Analysable)
	}
	reference.Near(t, "time", speaks.Analysable+silent.Analysable, all.Analysable)
	reference.Near(t, "duration", speaks.Duration, speaks.Analysable)
	reference.Near(t, "signal", speaks.Signals[0].Seconds, speaks.Analysable)
	reference.Near(t, "fleeting", speaks.Fleeting+silent.Fleeting, all.Fleeting)
	for i := range all.Share {
		parts := speaks.Score[i]*speaks.Analysable + silent.Score[i]*silent.Analysable
		reference.Near(t, "score", parts/all.Analysable, all.Score[i])
		reference.Near(t, "states", speaks.States[i]+silent.States[i], all.States[i])
	}
	var want float64
	for i, f := range p.Faces {
		if f.Judged() && p.Estimates[2][i] > 0.5 {
			want += s.Frames[f.Frame].Length
		}
	}
	reference.Near(t, "speaking", speaks.Analysable, want)
	if e := speaks.Estimates["speaking"]; math.IsNaN(e.Mean) || e.Mean <= silent.Estimates["speaking"].Mean {
		t.Errorf("mean estimate %g in speech, %g else", e.Mean, silent.Estimates["speaking"].Mean)
	}
	wide := Wide(nil, Further{Estimates: s.Provenance.Estimates, Speaking: true})
	for i, name := range []string{"all", "yes", "no"} {
		if got := cells(t, wide, wide.Rows(&rows[i])[0])["speaking"]; got != name {
			t.Errorf("row %d is of %q", i, got)
		}
	}
}

// TestEventsOfSpeech: an event belongs to the half in which its first frame lies.
func TestEventsOfSpeech(t *testing.T) {
	s := estimated(t, func(*face.Face) {})
	s.Provenance.Estimates[2].Name = "speaking"
	p := *s.Person("P2")
	first := s.Frames[p.Faces[0].Frame]
	p.Events = []session.Event{{Onset: first.Time}, {Onset: first.Time + first.Length/2}, {Onset: -5}}
	speaks := p.Estimates[2][0] > 0.5
	for choice, want := range map[Speaking]bool{Speaks: speaks, Silent: !speaks} {
		if got := len(choice.part(s, &p).Events); got != map[bool]int{true: 2}[want] {
			t.Errorf("%q has %d events", choice, got)
		}
	}
}

// TestNothingToSplit: a session that does not tell who speaks has whole windows only.
func TestNothingToSplit(t *testing.T) {
	s := estimated(t, func(*face.Face) {})
	if windows, err := (Windows{Speaking: true}).Of(s); err != nil || len(windows) != 1 {
		t.Errorf("%v, %v", windows, err)
	}
}

// TestSpeechBeforeScore: where a record has the state of speech, that tells who speaks, and not the score.
func TestSpeechBeforeScore(t *testing.T) {
	s := estimated(t, func(*face.Face) {})
	p := s.Person("P2")
	s.Provenance.Estimates[2].Name = "speaking"
	before := len(Speaks.part(s, p).Faces)
	s.Provenance.Estimates[2].Name, s.Provenance.Estimates[0].Name = "speech", "speaking"
	if after := len(Speaks.part(s, p).Faces); after != before || before == 0 {
		t.Errorf("%d faces by the state, %d by the score of the same values", after, before)
	}
	for i := range p.Estimates[2] {
		p.Estimates[2][i] = 0
	}
	if after := len(Speaks.part(s, p).Faces); after != 0 {
		t.Errorf("%d faces speak without speech", after)
	}
}
