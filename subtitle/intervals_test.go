package subtitle

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/format"
)

// cuesFrom are the cues made of events over frames at some PTS, as "start-end lines".
func cuesFrom(t *testing.T, options string, pts []int64, split bool, events ...event.Event) string {
	t.Helper()
	v, err := intervalOptions(full).Parse(options)
	if err != nil {
		t.Fatal(err)
	}
	var list cueList
	n := newIntervals(&list, plainStream(), v, split)
	for i, at := range pts {
		r := face.Result{Frame: int64(i), PTS: at, Status: face.Found, Faces: []face.Face{*moved(float32(at), 0, 10, 10, 1)}}
		if err := n.Result(&r); err != nil {
			t.Fatal(err)
		}
	}
	for _, e := range events {
		if err := n.Event(e); err != nil {
			t.Fatal(err)
		}
	}
	if err := n.Close(); err != nil {
		t.Fatal(err)
	}
	var parts []string
	for _, c := range list {
		parts = append(parts, fmt.Sprintf("%d-%d %s", c.Start, c.End, sentence(c, false)))
	}
	return strings.Join(parts, "; ")
}

func ticks(n int64) (pts []int64) {
	for i := range n {
		pts = append(pts, i)
	}
	return pts
}

func shows(kind event.Kind, person int, l face.Label, from, to int64) event.Event {
	return event.Event{Kind: kind, Person: person, Label: l, Onset: from, Offset: to, Mean: 0.8}
}

// TestTiles: time is cut at every onset and offset.
func TestTiles(t *testing.T) {
	happy, sad := shows(event.State, 1, face.Happiness, 0, 20), shows(event.State, 2, face.Sadness, 10, 30)
	for _, c := range []struct {
		name   string
		split  bool
		events []event.Event
		want   string
	}{
		{"one", false, []event.Event{happy}, "0-20 P1 happiness"},
		{"two that overlap", false, []event.Event{happy, sad}, "0-10 P1 happiness; 10-20 P1 happiness · P2 sadness; 20-30 P2 sadness"},
		{"each alone", true, []event.Event{sad, happy}, "0-20 P1 happiness; 10-30 P2 sadness"},
		{"a flash over a state", false, []event.Event{shows(event.Fleeting, 1, face.Fear, 5, 8), happy},
			"0-5 P1 happiness; 5-8 P1 happiness · P1 fleeting fear; 8-20 P1 happiness"},
		{"nothing in between", false, []event.Event{shows(event.State, 1, face.Anger, 0, 5), shows(event.State, 1, face.Anger, 8, 9)}, "0-5 P1 anger; 8-9 P1 anger"},
		{"marked twice", false, []event.Event{happy, happy}, "0-20 P1 happiness"},
		{"two states of one person", false, []event.Event{happy, shows(event.State, 1, face.Fear, 0, 20)}, "0-20 P1 happiness · P1 fear"},
	} {
		if got := cuesFrom(t, "max_cue=0", ticks(40), c.split, c.events...); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

// TestTileLeavesOut what has no length.
func TestTileLeavesOut(t *testing.T) {
	cues := tile([]event.Event{shows(event.State, 1, face.Fear, 0, 9), shows(event.State, 2, face.Fear, 5, 5)})
	if len(cues) != 2 || len(cues[0].Lines) != 1 || len(cues[1].Lines) != 1 || cues[1].Start != 5 {
		t.Errorf("got %+v", cues)
	}
}

// TestHidden: each option hides what it names and nothing else.
func TestHidden(t *testing.T) {
	events := []event.Event{
		shows(event.State, 1, face.Neutral, 0, 5), shows(event.State, 1, face.Uncertain, 5, 9), shows(event.State, 1, face.Fear, 9, 12), shows(event.Fleeting, 1, face.Anger, 13, 14),
	}
	parts := map[string]string{"neutral": "0-5 P1 neutral", "uncertain": "5-9 P1 uncertain", "": "9-12 P1 fear", "fleeting": "13-14 P1 fleeting anger"}
	for _, hidden := range []string{"", "neutral", "uncertain", "fleeting"} {
		options, want := "max_cue=0", []string{}
		if hidden != "" {
			options += ":" + hidden + "=0"
		}
		for _, kind := range []string{"neutral", "uncertain", "", "fleeting"} {
			if hidden == "" || kind != hidden {
				want = append(want, parts[kind])
			}
		}
		if got := cuesFrom(t, options, ticks(20), false, events...); got != strings.Join(want, "; ") {
			t.Errorf("%s: %s", options, got)
		}
	}
}

// TestCut: a long cue is cut at the last frame within max_cue, or at the next where
// frames are further apart.
func TestCut(t *testing.T) {
	for _, c := range []struct {
		name, options string
		pts           []int64
		to            int64
		want          string
	}{
		{"no bound", "max_cue=0", ticks(60), 60, "0-60"},
		{"just the bound", "max_cue=0.4", ticks(60), 10, "0-10"},
		{"a frame more", "max_cue=0.4", ticks(60), 11, "0-10 10-11"},
		{"between frames", "max_cue=0.4", []int64{0, 4, 9, 13, 18, 22}, 26, "0-9 9-18 18-26"},
		{"frames further apart", "max_cue=0.4", []int64{0, 30, 60}, 90, "0-30 30-60 60-90"},
		{"no frame at all", "max_cue=0.4", nil, 90, "0-90"},
	} {
		got := cuesFrom(t, c.options, c.pts, false, shows(event.State, 1, face.Fear, 0, c.to))
		if got = strings.ReplaceAll(strings.ReplaceAll(got, " P1 fear", ""), ";", ""); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

// TestPlaces: each cue says where the face was at its start, to half a second.
func TestPlaces(t *testing.T) {
	var list cueList
	v, err := intervalOptions(full).Parse("max_cue=1")
	if err != nil {
		t.Fatal(err)
	}
	n := newIntervals(&list, plainStream(), v, false)
	for i := range int64(100) {
		r := face.Result{PTS: i, Status: face.Found, Faces: []face.Face{*moved(float32(i), 0, 10, 10, 1)}}
		if err := n.Result(&r); err != nil {
			t.Fatal(err)
		}
	}
	if err := n.Event(shows(event.State, 1, face.Fear, 5, 95)); err != nil {
		t.Fatal(err)
	}
	if err := n.Event(shows(event.State, 2, face.Fear, 5, 95)); err != nil { // nobody saw that one's face
		t.Fatal(err)
	}
	if err := n.Close(); err != nil {
		t.Fatal(err)
	}
	if len(list) != 4 || len(n.places.people[1]) != 9 {
		t.Fatalf("%d cues, %d places", len(list), len(n.places.people[1]))
	}
	for _, c := range list {
		if x := c.Lines[0].Box.X; x > float32(c.Start) || x <= float32(c.Start)-12 || c.Lines[1].Box != (face.Box{}) {
			t.Errorf("the cue at %d is at %v and %v", c.Start, x, c.Lines[1].Box)
		}
	}
	early := places{people: map[int][]place{1: {{pts: 50, box: face.Box{X: 7}}}}}
	if got := early.locate(Cue{Start: 10, Lines: []Line{{Person: 1}}}); got[0].Box.X != 7 {
		t.Errorf("before the first place: %v", got[0].Box)
	}
}

// TestPlacesStep is half a second in ticks, and a tick at least.
func TestPlacesStep(t *testing.T) {
	for base, want := range map[face.Rational]int64{{Num: 1, Den: 90000}: 45000, {Num: 1001, Den: 30000}: 14, {Num: 1, Den: 1}: 1, {Num: 5, Den: 1}: 1, {}: 1} {
		if got := newPlaces(face.Stream{Clock: face.Clock{Base: base}}).step; got != want {
			t.Errorf("%v: %d, want %d", base, got, want)
		}
	}
}

// TestWordsOfALine: the score is rounded, and left out where there is none.
func TestWordsOfALine(t *testing.T) {
	for _, c := range []struct {
		line    Line
		percent bool
		want    string
	}{
		{Line{Person: 1, Label: face.Happiness, Score: 0.824}, true, "P1 happiness 82%"},
		{Line{Person: 1, Label: face.Happiness, Score: 0.826}, true, "P1 happiness 83%"},
		{Line{Person: 1, Label: face.Happiness, Score: 0}, true, "P1 happiness 0%"},
		{Line{Person: 1, Label: face.Happiness, Score: 0.8}, false, "P1 happiness"},
		{Line{Person: 1, Label: face.Happiness, Score: -1}, true, "P1 happiness"},
		{Line{Person: 2, Label: face.Uncertain, Score: 0.3}, true, "P2 uncertain"},
		{Line{Person: 2, Name: "Anna", Kind: event.Fleeting, Label: face.Fear, Score: 1}, true, "Anna fleeting fear 100%"},
	} {
		if got := c.line.words(c.percent); got != c.want {
			t.Errorf("%+v: %s, want %s", c.line, got, c.want)
		}
	}
}

// TestBoundOfWords: the bound that a muxer gives is the one that counts.
func TestBoundOfWords(t *testing.T) {
	s := plainStream()
	for longest, want := range map[time.Duration]int{0: 1, time.Second: 3, 2 * time.Second: 2} {
		track := NewWords(format.Header{Stream: s}, longest)
		for i := range int64(75) {
			if err := track.Result(&face.Result{PTS: i}); err != nil {
				t.Fatal(err)
			}
		}
		if err := track.Event(shows(event.State, 1, face.Fear, 0, 75)); err != nil {
			t.Fatal(err)
		}
		if err := track.Close(); err != nil {
			t.Fatal(err)
		}
		cues := 0
		track.Cues(func(int64, int64, string) bool { cues++; return true })
		if cues != want {
			t.Errorf("%v: %d cues, want %d", longest, cues, want)
		}
		cues = 0
		track.Cues(func(int64, int64, string) bool { cues++; return false })
		if cues != 1 {
			t.Errorf("%d cues after the muxer had enough", cues)
		}
	}
}
