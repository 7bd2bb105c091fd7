package event_test

import (
	"testing"
	"time"

	"github.com/facecue/facecue/internal/face"
)

// TestFleeting finds short rises over a face's own baseline, and only those.
func TestFleeting(t *testing.T) {
	quiet := shot{50, face.Neutral, 0.9}
	cases := []struct {
		name  string
		shots []shot
		want  string
	}{
		{"five frames", []shot{quiet, {5, face.Surprise, 0.9}, quiet}, "surprise 50-54"},
		{"one frame", []shot{quiet, {1, face.Disgust, 0.9}, quiet}, "disgust 50-50"},
		{"eight frames", []shot{quiet, {8, face.Anger, 0.9}, quiet}, "anger 50-57"},
		{"as long as a state", []shot{quiet, {12, face.Anger, 0.9}, quiet}, ""},
		{"longer than half a second", []shot{quiet, {14, face.Anger, 0.9}, quiet}, ""},
		{"two in a row", []shot{quiet, {3, face.Fear, 0.9}, quiet, {3, face.Fear, 0.9}, quiet}, "fear 50-52, fear 103-105"},
		{"a return to neutral is none", []shot{{50, face.Happiness, 0.9}, {5, face.Neutral, 0.9}, {50, face.Happiness, 0.9}}, ""},
		{"too small a rise", []shot{quiet, {5, face.Surprise, 0.3}, quiet}, ""},
		{"what the face always shows a little of", []shot{{100, face.Sadness, 0.6}, {5, face.Sadness, 0.8}, {50, face.Sadness, 0.6}}, ""},
		{"at once after the face appears", []shot{{3, face.Neutral, 0.9}, {4, face.Surprise, 0.9}, quiet}, ""},
		{"at once after the face comes later", []shot{{50, face.None, 0}, {3, face.Neutral, 0.9}, {4, face.Surprise, 0.9}, quiet}, ""},
		{"cut off by an absence", []shot{quiet, {3, face.Surprise, 0.9}, {5, face.None, 0}, quiet}, ""},
		{"cut off by the end", []shot{quiet, {3, face.Surprise, 0.9}}, ""},
		{"cut off by a poor picture", []shot{quiet, {3, face.Surprise, 0.9}, {2, face.LowQuality, 0}, quiet}, ""},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			_, shorts := read(t, anyStrength(), film(c.shots...))
			if got := spans(shorts); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// TestFleetingBounds: the longest candidate is a setting, and 0 finds none.
func TestFleetingBounds(t *testing.T) {
	frames := []rise{{50, 0.1}, {20, 0.46}, {50, 0.1}}
	set := anyStrength()
	set.Longest = time.Second
	if _, shorts := read(t, set, risen(frames...)); spans(shorts) != "surprise 50-69" {
		t.Errorf("a second allowed: %s", spans(shorts))
	}
	set.Longest = 0
	if _, shorts := read(t, set, risen(frames...)); len(shorts) != 0 {
		t.Errorf("none allowed: %s", spans(shorts))
	}
}

// TestFleetingScores: a candidate carries raw scores.
func TestFleetingScores(t *testing.T) {
	_, shorts := read(t, anyStrength(), film(shot{50, face.Neutral, 0.9},
		shot{2, face.Surprise, 0.6}, shot{1, face.Surprise, 0.95}, shot{2, face.Surprise, 0.6}, shot{50, face.Neutral, 0.9}))
	if len(shorts) != 1 {
		t.Fatalf("got %s", spans(shorts))
	}
	e := shorts[0]
	if e.ApexFrame != 52 || e.Peak != 0.95 || e.Mean < 0.66 || e.Mean > 0.68 || e.Onset != 50 || e.Offset != 55 {
		t.Errorf("%+v", e)
	}
}
