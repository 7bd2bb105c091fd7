package moments

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/session"
	"github.com/facecue/facecue/internal/test/reference"
)

// TestSection4 holds the candidates of the reference session to R: their order, and every part
// of their scores.
func TestSection4(t *testing.T) {
	got := Candidates(reference.Session(t), DefaultWeights)
	rows := reference.Rows(t, "moments.csv")
	if len(got) != len(rows) {
		t.Fatalf("%d candidates, want %d", len(got), len(rows))
	}
	for i, c := range rows {
		m := got[i]
		if m.Kind.String() != c[0] || m.People[0] != "P"+c[1] || m.Label.String() != c[2] {
			t.Errorf("%d: %s %v %s, want %v", i+1, m.Kind, m.People, m.Label, c)
		}
		values := []float64{m.Onset, m.Apex, m.Offset, m.Deviation, m.Sharpness, m.Rarity, m.Mutual, m.Break, m.Incongruence, m.Score}
		for k, v := range values {
			want, err := strconv.ParseFloat(c[3+k], 64)
			if err != nil {
				t.Fatal(err)
			}
			reference.Near(t, fmt.Sprint(c, " column ", 3+k), v, want)
		}
	}
}

func names(list []Moment) string {
	var all []string
	for _, m := range list {
		all = append(all, fmt.Sprintf("%g(%s)", m.Onset, strings.Join(m.People, "+")))
	}
	return strings.Join(all, " ")
}

// TestSection4Merged: 52 (P2+P1), 11 (P2+P1), 70, 30, 90.
func TestSection4Merged(t *testing.T) {
	merged := Merge(Candidates(reference.Session(t), DefaultWeights))
	if got := names(merged); got != "52(P2+P1) 11(P2+P1) 70(P1) 30(P1) 90(P1)" {
		t.Error(got)
	}
	for want, c := range map[string]Choice{
		"52(P2+P1) 11(P2+P1) 70(P1) 30(P1) 90(P1)": {Top: 20, Distance: 10, Mix: .4},
		"52(P2+P1) 70(P1) 30(P1)":                  {Top: 3, Mix: .1},
		"52(P2+P1) 11(P2+P1)":                      {Top: 2},
		"52(P2+P1) 11(P2+P1) 90(P1)":               {Distance: 20},
		"70(P1) 30(P1)":                            {Top: 20, Mix: .4, Person: "P1", Distance: 39},
	} {
		list := merged
		if c.Distance == 39 {
			list = merged[2:]
		}
		if got := names(c.Choose(list)); got != want {
			t.Errorf("%+v: %s, want %s", c, got, want)
		}
	}
	if got := names(Choice{Person: "P3"}.Choose(merged)); got != "" {
		t.Error(got)
	}
}

// TestFleetingWithinAState is one moment with it, however long the state.
func TestFleetingWithinAState(t *testing.T) {
	moment := func(kind event.Kind, person string, onset, apex, offset float64) Moment {
		return Moment{Event: session.Event{Kind: kind, Label: face.Anger, Onset: onset, Apex: apex, Offset: offset}, People: []string{person}}
	}
	state, flash, other := moment(event.State, "P1", 0, 1, 20), moment(event.Fleeting, "P1", 10, 10.1, 10.3), moment(event.Fleeting, "P2", 10, 10.1, 10.3)
	if got := names(Merge([]Moment{state, flash, other})); got != "0(P1) 10(P2)" {
		t.Error(got)
	}
	if got := names(Merge([]Moment{flash, state})); got != "10(P1)" {
		t.Error(got)
	}
}

// TestIncongruence: a fleeting negative candidate within one's own smile, or another's state.
func TestIncongruence(t *testing.T) {
	smile := session.Event{Label: face.Happiness, Onset: 0, Offset: 10}
	flash := session.Event{Kind: event.Fleeting, Label: face.Anger, Onset: 3, Offset: 3.3}
	a := &session.Person{Name: "A", Events: []session.Event{smile, flash}}
	b := &session.Person{Name: "B", Events: []session.Event{{Label: face.Sadness, Onset: 9, Offset: 12}, {Label: face.Happiness, Onset: 10, Offset: 11}}}
	alone := &session.Session{People: []*session.Person{a}}
	if _, got := others(alone, a, smile); got != 1 {
		t.Error("a flash of anger within a smile")
	}
	if _, got := others(alone, a, flash); got != 0 {
		t.Error("the flash is not held against the smile as well")
	}
	both := &session.Session{People: []*session.Person{{Name: "A"}, b}}
	if mutual, got := others(both, both.People[0], smile); got != 1 || mutual != 0 {
		t.Error("a smile meets sadness, and no smile")
	}
}

// TestWeights change the score, and unknown parts are refused.
func TestWeights(t *testing.T) {
	w, err := ParseWeights([]string{"rarity=0", "fleeting=0.5"})
	if err != nil || w.Rarity != 0 || w.Fleeting != .5 || w.Deviation != .25 {
		t.Fatal(w, err)
	}
	if got := w.score(Parts{Deviation: 1, Rarity: 1, Fleeting: .5}); got != .5 {
		t.Error(got)
	}
	var sum float64
	for _, v := range (*Parts)(&DefaultWeights).list() {
		sum += *v
	}
	reference.Near(t, "sum of the weights", sum, 1)
	for _, text := range []string{"rarity", "rarity=x", "rarity=-1", "mood=1", "rarity=NaN", "rarity=Inf"} {
		if _, err := ParseWeights([]string{text}); err == nil {
			t.Errorf("%s is a weight", text)
		}
	}
}

// TestNobodyJudged: a person who was never judged has no baseline and breaks nothing.
func TestNobodyJudged(t *testing.T) {
	s := &session.Session{Frames: []session.Frame{{Length: 1, Analysed: true}}, People: []*session.Person{{Name: "A", Faces: []session.Face{{Label: face.LowQuality}}}}}
	if got := Candidates(s, DefaultWeights); len(got) != 0 {
		t.Error(got)
	}
	if got := Merge(nil); len(got) != 0 {
		t.Error(got)
	}
}

// TestTable has a cell for every column.
func TestTable(t *testing.T) {
	rows := Cells("film", Merge(Candidates(reference.Session(t), DefaultWeights)))
	if len(rows) != 5 || len(rows[0]) != len(Columns()) {
		t.Fatalf("%d rows of %d cells, %d columns", len(rows), len(rows[0]), len(Columns()))
	}
	var text []string
	for _, v := range rows[0] {
		text = append(text, v.String())
	}
	if got := strings.Join(text, ","); !strings.HasPrefix(got, "film,1,0.749761") || !strings.Contains(got, ",P2+P1,happiness,state,52,57.4,58,") {
		t.Error(got)
	}
	for i, c := range Columns()[10:17] {
		if c.Name != partNames[i] {
			t.Errorf("column %s is part %s", c.Name, partNames[i])
		}
	}
}
