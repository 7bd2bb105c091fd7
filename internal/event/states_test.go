package event_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/face"
)

// TestStates reads films whose right answer is plain to a person: label and
// first and last frame of each state.
func TestStates(t *testing.T) {
	cases := []struct {
		name  string
		shots []shot
		want  string
	}{
		{"one expression", []shot{{50, face.Happiness, 0.9}}, "happiness 0-49"},
		{"a change begins where it was first seen", []shot{{50, face.Neutral, 0.9}, {50, face.Happiness, 0.9}},
			"neutral 0-49, happiness 50-99"},
		{"a flash leaves the state alone", []shot{{50, face.Neutral, 0.9}, {5, face.Surprise, 0.9}, {50, face.Neutral, 0.9}},
			"neutral 0-104"},
		{"a missed frame or two leaves it alone", []shot{{40, face.Neutral, 0.9}, {3, face.None, 0}, {40, face.Neutral, 0.9}},
			"neutral 0-82"},
		{"a poor stretch inside a state", []shot{{40, face.Anger, 0.9}, {6, face.LowQuality, 0}, {40, face.Anger, 0.9}},
			"anger 0-85"},
		{"a long absence ends it", []shot{{40, face.Neutral, 0.9}, {40, face.None, 0}, {40, face.Neutral, 0.9}},
			"neutral 0-39, neutral 80-119"},
		{"a face too short for a state", []shot{{5, face.Neutral, 0.9}}, ""},
		{"no face at all", []shot{{50, face.None, 0}}, ""},
		{"nothing but poor faces", []shot{{50, face.LowQuality, 0}}, ""},
		{"an unsure face is a state of its own", []shot{{50, face.Uncertain, 0}}, "uncertain 0-49"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			states, _ := read(t, settings(), film(c.shots...))
			if got := spans(states); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

func spans(events []event.Event) string {
	var parts []string
	for _, e := range events {
		parts = append(parts, fmt.Sprintf("%s %d-%d", e.Label, e.OnsetFrame, e.OffsetFrame))
	}
	return strings.Join(parts, ", ")
}

// TestFlicker lets the leader change from frame to frame around one half: the
// state must not follow.
func TestFlicker(t *testing.T) {
	var shots []shot
	for i := range 100 {
		if i%2 == 0 {
			shots = append(shots, shot{1, face.Happiness, 0.52})
		} else {
			shots = append(shots, shot{1, face.Neutral, 0.52})
		}
	}
	states, _ := read(t, settings(), film(shots...))
	if len(states) > 1 {
		t.Errorf("flicker gave %d states: %s", len(states), spans(states))
	}
}

// TestHysteresis holds a state between leave and enter, and not under leave.
func TestHysteresis(t *testing.T) {
	held, _ := read(t, settings(), film(shot{50, face.Happiness, 0.9}, shot{100, face.Happiness, 0.45}))
	if got := spans(held); got != "happiness 0-149" {
		t.Errorf("above leave: %s", got)
	}
	lost, _ := read(t, settings(), film(shot{50, face.Happiness, 0.9}, shot{100, face.Happiness, 0.2}))
	if len(lost) != 2 || lost[1].Label != face.Uncertain {
		t.Errorf("under leave: %s", spans(lost))
	}
	never, _ := read(t, settings(), film(shot{150, face.Happiness, 0.45}))
	if got := spans(never); got != "uncertain 0-149" {
		t.Errorf("under enter from the start: %s", got)
	}
}

// TestPeople keeps two people apart, and emits in the order of number.
func TestPeople(t *testing.T) {
	frames := film(shot{50, face.None, 0})
	for i := range frames {
		frames[i].Faces = []face.Face{shown(1, face.Neutral, 0.9), shown(2, face.Fear, 0.8)}
	}
	states, _ := read(t, settings(), frames)
	if got := spans(states); got != "neutral 0-49, fear 0-49" || states[0].Person != 1 || states[1].Person != 2 {
		t.Errorf("got %s", got)
	}
}

// TestScores: the peak is at the apex, the mean is not over it.
func TestScores(t *testing.T) {
	states, _ := read(t, settings(), film(shot{40, face.Anger, 0.7}, shot{20, face.Anger, 0.95}, shot{40, face.Anger, 0.7}))
	if len(states) != 1 {
		t.Fatalf("got %s", spans(states))
	}
	e := states[0]
	if e.ApexFrame < 45 || e.ApexFrame > 55 || e.Peak < 0.85 || e.Mean < 0.65 || e.Mean > e.Peak {
		t.Errorf("apex %d peak %v mean %v", e.ApexFrame, e.Peak, e.Mean)
	}
}
