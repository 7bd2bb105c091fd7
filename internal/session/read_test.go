package session

import (
	"bytes"
	"errors"
	"fmt"
	"math"
	"os"
	"strings"
	"testing"

	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/people"
	"github.com/facecue/facecue/internal/record"
	"github.com/facecue/facecue/internal/test/kit"
	"github.com/facecue/facecue/internal/wording"
)

func named(t *testing.T, names wording.Names) *people.Sheet {
	t.Helper()
	sheet, err := (*people.Sheet)(nil).WithNames(names)
	if err != nil {
		t.Fatal(err)
	}
	return sheet
}

func read(t *testing.T, text []byte, names wording.Names, ignore ...int) *Session {
	t.Helper()
	s, err := Read(bytes.NewReader(text), Options{Sheet: named(t, names), Ignore: ignore})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// TestEventsAreThoseOfRender: testdata/session.events.csv is what facecue render made of the
// reference session.
func TestEventsAreThoseOfRender(t *testing.T) {
	want, err := os.ReadFile("testdata/session.events.csv")
	if err != nil {
		t.Fatal(err)
	}
	s := read(t, kit.ReferenceSession(), nil)
	left := map[string]bool{}
	for _, line := range strings.Split(strings.TrimSpace(string(want)), "\n")[1:] {
		c := strings.Split(line, ",")
		left[strings.Join([]string{c[0], c[1], c[2], c[3], c[4], c[5], c[11], c[12]}, ",")] = true // peak and mean have two decimals
	}
	for _, p := range s.People {
		for _, e := range p.Events {
			row := fmt.Sprintf("%s,%d,%s,%.3f,%.3f,%.3f,%v,%v", e.Kind, p.Number, e.Label, e.Onset, e.Apex, e.Offset, math.Round(e.Peak*100)/100, math.Round(e.Mean*100)/100)
			if !left[row] {
				t.Errorf("another event: %s", row)
			}
			delete(left, row)
		}
	}
	if len(left) > 0 {
		t.Errorf("missing: %v", left)
	}
}

// TestSharedRecordIsOurs: the made-up record is the one that the reference values were
// computed of.
func TestSharedRecordIsOurs(t *testing.T) {
	const name = "../../../shared/reference/data/session.jsonl"
	text, err := os.ReadFile(name)
	if err != nil {
		t.Skip("no " + name)
	}
	a, b := read(t, text, nil), read(t, kit.ReferenceSession(), nil)
	if fmt.Sprint(a.Frames) != fmt.Sprint(b.Frames) || len(a.People) != len(b.People) {
		t.Fatal("other frames")
	}
	for i := range a.People {
		if fmt.Sprint(*a.People[i]) != fmt.Sprint(*b.People[i]) {
			t.Errorf("person %d is another", i)
		}
	}
}

// TestNumbersOfOneName are one person; two who are in one picture cannot be.
func TestNumbersOfOneName(t *testing.T) {
	text := string(kit.ReferenceSession())
	at := strings.Index(text, `{"frame":820,`)
	anew := text[:at] + strings.ReplaceAll(text[at:], `"id":1,`, `"id":7,`) // numbered anew after an absence
	s := read(t, []byte(anew), wording.Names{1: "Anna", 7: "Anna", 9: "Otto"})
	if len(s.People) != 2 || s.People[0].Name != "Anna" || s.People[0].Number != 1 || len(s.People[0].Faces) != 960 || fmt.Sprint(s.Missing) != "[9]" {
		t.Errorf("%d people, %d faces, missing %v", len(s.People), len(s.People[0].Faces), s.Missing)
	}
	_, err := Read(strings.NewReader(text), Options{Sheet: named(t, wording.Names{1: "Anna", 2: "Anna"})})
	if err == nil || !strings.Contains(err.Error(), "both are in the picture") {
		t.Errorf("two people of one picture are one: %v", err)
	}
}

// TestFacesWithoutNumbers: a record that was made without the filter track has no people.
func TestFacesWithoutNumbers(t *testing.T) {
	text := strings.ReplaceAll(string(kit.ReferenceSession()), `"id":2,`, `"id":0,`)
	if _, err := Read(strings.NewReader(text), Options{}); !errors.Is(err, errNoNumbers) {
		t.Error(err)
	}
}

// TestTornRecord: a recording that was stopped leaves half a line; what is before it is read.
func TestTornRecord(t *testing.T) {
	text := kit.ReferenceSession()
	s := read(t, text[:len(text)/2], nil)
	if !errors.Is(s.Fault, record.ErrCut) || len(s.Frames) < 400 {
		t.Errorf("fault %v after %d frames", s.Fault, len(s.Frames))
	}
	header, _, _ := bytes.Cut(text, []byte("\n"))
	if _, err := Read(bytes.NewReader(append(header, '\n')), Options{}); !errors.Is(err, ErrNoFrames) {
		t.Errorf("a header alone: %v", err)
	}
	if _, err := Read(strings.NewReader("onset,offset\n"), Options{}); !errors.Is(err, record.ErrNotRecord) {
		t.Errorf("no record: %v", err)
	}
	back := strings.Replace(string(text), `"pts":5000,`, `"pts":4000,`, 1)
	if s := read(t, []byte(back), nil); !errors.Is(s.Fault, errBackwards) || len(s.Frames) != 50 {
		t.Errorf("backwards: %v, %d frames", s.Fault, len(s.Frames))
	}
	wrong := bytes.Replace(text, []byte("track,smooth"), []byte("smooth=min=x"), 1)
	if _, err := Read(bytes.NewReader(wrong), Options{}); err == nil {
		t.Error("a wrong chain is read")
	}
}

// TestLengthsOfFrames: a frame stands until the next one, but no longer than two frames.
func TestLengthsOfFrames(t *testing.T) {
	s := &Session{Stream: face.Stream{Rate: face.Rational{Num: 10, Den: 1}}}
	for _, at := range []float64{0, .1, .2, 5, 5.1} {
		s.Frames = append(s.Frames, Frame{Time: at})
	}
	weigh(s, []float64{.1, .1, .1, .1, .1})
	if got := fmt.Sprintf("%.3f %.3f", s.Frames[2].Length, s.Gaps); got != "0.200 4.600" {
		t.Errorf("length and gap: %s", got)
	}
	if got := fmt.Sprintf("%.3f", s.End()); got != "5.200" {
		t.Errorf("end %s", got)
	}
	s.Stream.Rate, s.Gaps = face.Rational{}, 0
	weigh(s, make([]float64, 5))
	if got := fmt.Sprintf("%.3f %.3f %.3f", s.Frames[2].Length, s.Gaps, s.Frames[4].Length); got != "4.800 0.000 0.100" {
		t.Errorf("nothing is known of durations: %s", got)
	}
}

// TestBetween takes frames and events by when they begin.
func TestBetween(t *testing.T) {
	s := read(t, kit.ReferenceSession(), nil)
	first, after := s.Between(50, 60)
	if s.Frames[first].Time != 50 || s.Frames[after].Time != 60 {
		t.Errorf("frames from %v to %v", s.Frames[first].Time, s.Frames[after].Time)
	}
	p := s.Person("P1")
	if got := len(p.Within(first, after)); got != 100 {
		t.Errorf("%d faces", got)
	}
	if got := p.Began(event.State, 10, 36.0000000001); len(got) != 3 {
		t.Errorf("%d states", len(got))
	}
	if s.Person("1") != p || s.Person("7") != nil || s.Person("") != nil {
		t.Error("a person is not found by the number, or somebody else is")
	}
	if s.Person("P3") != nil || s.Begin() != 0 || s.End() != 120 || (&Session{}).Begin() != 0 || (&Session{}).End() != 0 {
		t.Error("bounds are wrong")
	}
}

// TestIgnored people are not there.
func TestIgnored(t *testing.T) {
	if s := read(t, kit.ReferenceSession(), nil, 1); len(s.People) != 1 || s.People[0].Name != "P2" {
		t.Errorf("%d people", len(s.People))
	}
}
