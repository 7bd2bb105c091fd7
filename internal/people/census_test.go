package people

import (
	"testing"
	"time"

	"github.com/facecue/facecue/internal/face"
)

// TestCensus: who is seen, from when on, for how long, and with which expression.
func TestCensus(t *testing.T) {
	c := NewCensus(face.Stream{Clock: second, Rate: face.Rational{Num: 1, Den: 2}}, -1)
	for at := range int64(10) {
		r := frame(at, 1)
		r.Faces[0].State = face.Happiness
		if at >= 6 {
			r = frame(at, 3, 1)
			r.Faces[0].State, r.Faces[1].State = face.LowQuality, face.Neutral
		}
		c.Add(r)
	}
	last := frame(10, 1)
	last.Duration, last.Faces[0].State = 0, face.Neutral // two seconds, by the rate
	c.Add(last)
	list := c.People()
	if len(list) != 2 || list[0].Number != 1 || list[1].Number != 3 {
		t.Fatalf("%+v", list)
	}
	if p := list[0]; p.First != 0 || p.Last != 10*time.Second || p.Visible != 12*time.Second || p.Share(face.Happiness) != 0.5 || p.Share(face.Anger) != 0 {
		t.Errorf("%+v: %v happy", p, p.Share(face.Happiness))
	}
	if p := list[1]; p.First != 6*time.Second || p.Visible != 4*time.Second || p.Share(face.Neutral) != 0 {
		t.Errorf("%+v", p)
	}
}

// TestCensusOfSpeech: the share of speaking is that of the time of which it is known.
func TestCensusOfSpeech(t *testing.T) {
	c := NewCensus(face.Stream{Clock: second, Rate: face.Rational{Num: 1, Den: 2}}, 1)
	for at := range int64(10) {
		r := frame(at, 1, 2)
		r.Faces[0].Estimates = []float32{1, 0.5 - 0.1*float32(at%4)}
		if at >= 8 {
			r.Faces[0].Estimates = nil
		}
		c.Add(r)
	}
	list := c.People()
	if p := list[0]; p.SpeakingShare() != 0.25 || p.Heard >= p.Visible {
		t.Errorf("%+v speaks %v", p, p.SpeakingShare())
	}
	if p := list[1]; p.SpeakingShare() != 0 || p.Heard != 0 {
		t.Errorf("%+v", p)
	}
}

// TestSheetOf: a sheet to edit has a row of everybody, and keeps what was said.
func TestSheetOf(t *testing.T) {
	s := mustRead(t, "number,name,from,joined-to\n3,,,1\n1,Anna,,\n2,,10,1\n")
	rows, times := s.Sheet([]Person{{Number: 2, First: time.Second}, {Number: 4, Visible: time.Minute}})
	var got []int
	for _, r := range rows {
		got = append(got, r.Number)
	}
	if !same(got, []int{1, 2, 2, 3, 4}) || rows[0].Name != "Anna" || times[2].First != time.Second || times[4].Visible != time.Minute {
		t.Errorf("%+v %v", rows, times)
	}
}
