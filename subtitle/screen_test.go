package subtitle

import (
	"strings"
	"testing"

	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/test/kit"
)

// peaked is a measured event of person 1 with a peak.
func peaked(kind event.Kind, l face.Label, from, to int64, peak float32) event.Event {
	e := shows(kind, 1, l, from, to)
	e.Peak = peak
	return e
}

// TestReading at 25 frames a second: a cue is shown for 20 frames at least, a fleeting
// candidate for 25.
func TestReading(t *testing.T) {
	happy, sad := shows(event.State, 1, face.Happiness, 0, 60), shows(event.State, 1, face.Sadness, 60, 120)
	for _, c := range []struct {
		name   string
		events []event.Event
		want   string
	}{
		{"one", []event.Event{happy}, "0-60 P1 happiness"},
		{"exact where nothing is short", []event.Event{happy, sad}, "0-60 P1 happiness; 60-120 P1 sadness"},
		{"people change at nearly the same time", []event.Event{happy, sad, shows(event.State, 2, face.Fear, 0, 70), shows(event.State, 2, face.Anger, 70, 120)},
			"0-60 P1 happiness/P2 fear; 60-80 P1 sadness/P2 fear; 80-120 P1 sadness/P2 anger"},
		{"nearer to the change before", []event.Event{happy, sad, shows(event.State, 2, face.Fear, 0, 62), shows(event.State, 2, face.Anger, 62, 120)},
			"0-60 P1 happiness/P2 fear; 60-120 P1 sadness/P2 anger"},
		{"somebody leaves shortly before a change", []event.Event{shows(event.State, 1, face.Fear, 0, 70), shows(event.State, 2, face.Anger, 0, 60), shows(event.State, 1, face.Sadness, 70, 120)},
			"0-70 P1 fear/P2 anger; 70-120 P1 sadness"},
		{"a candidate takes the line for a second", []event.Event{happy, shows(event.Fleeting, 1, face.Fear, 20, 23)},
			"0-20 P1 happiness; 20-45 P1 fleeting fear; 45-65 P1 happiness"},
		{"a candidate begins at its onset, also soon after a change", []event.Event{happy, sad, shows(event.Fleeting, 1, face.Fear, 70, 73)},
			"0-60 P1 happiness; 70-95 P1 fleeting fear; 95-120 P1 sadness"},
		{"one near the end of a state", []event.Event{happy, sad, shows(event.Fleeting, 1, face.Fear, 55, 58)},
			"0-55 P1 happiness; 55-80 P1 fleeting fear; 80-120 P1 sadness"},
		{"a state that is short itself", []event.Event{shows(event.State, 1, face.Anger, 0, 11), shows(event.State, 1, face.Fear, 11, 60)}, "0-11 P1 anger; 11-60 P1 fear"},
		{"also before nobody", []event.Event{shows(event.State, 1, face.Anger, 0, 11)}, "0-11 P1 anger"},
		{"a state that passes while the cue before is shown", []event.Event{happy, sad, shows(event.State, 2, face.Fear, 62, 72), shows(event.State, 2, face.Anger, 100, 150)},
			"0-60 P1 happiness; 60-72 P1 sadness/P2 fear; 72-100 P1 sadness; 100-120 P1 sadness/P2 anger; 120-150 P2 anger"},
		{"nothing after the recording", []event.Event{shows(event.State, 1, face.Fear, 150, 240), shows(event.Fleeting, 1, face.Anger, 240, 243)}, "150-240 P1 fear; 240-250 P1 fleeting anger"},
		{"nor what waited to its end", []event.Event{shows(event.State, 1, face.Fear, 150, 240), shows(event.State, 2, face.Fear, 225, 250), shows(event.State, 1, face.Anger, 240, 250)},
			"150-225 P1 fear; 225-250 P1 fear/P2 fear"},
		{"nor the rest of a state behind a candidate", []event.Event{shows(event.State, 1, face.Neutral, 100, 250), shows(event.Fleeting, 1, face.Fear, 210, 213)},
			"100-210 P1 neutral; 210-250 P1 fleeting fear"},
		{"a state that is short itself at the end", []event.Event{shows(event.State, 1, face.Neutral, 100, 240), shows(event.State, 1, face.Fear, 240, 250)},
			"100-240 P1 neutral; 240-250 P1 fear"},
		{"a candidate in a state of its label", []event.Event{happy, shows(event.Fleeting, 1, face.Happiness, 20, 23)}, "0-60 P1 happiness"},
		{"the higher of two candidates", []event.Event{happy, peaked(event.Fleeting, face.Fear, 20, 23, 0.6), peaked(event.Fleeting, face.Anger, 24, 27, 0.7)},
			"0-24 P1 happiness; 24-49 P1 fleeting anger; 49-69 P1 happiness"},
		{"nobody in between", []event.Event{happy, shows(event.State, 1, face.Fear, 100, 150)}, "0-60 P1 happiness; 100-150 P1 fear"},
		{"long ones in equal parts", []event.Event{shows(event.State, 1, face.Fear, 0, 180)}, "0-90 P1 fear; 90-180 P1 fear"},
	} {
		got := strings.ReplaceAll(cuesFrom(t, "cues=reading", ticks(250), false, c.events...), "\n", "/")
		if got != c.want {
			t.Errorf("%s:\ngot  %s\nwant %s", c.name, got, c.want)
		}
	}
}

// TestReadingKeepsAnnotations: what a person annotated keeps its times.
func TestReadingKeepsAnnotations(t *testing.T) {
	got := cuesFrom(t, "cues=reading:max_cue=0", ticks(50), false, event.Unmeasured(1, face.Fear, 3, 7), event.Unmeasured(1, face.Anger, 5, 9))
	if want := "3-5 P1 fear; 5-7 P1 anger · P1 fear; 7-9 P1 anger"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// TestCuesForProgramsAreExact in the profile of WebVTT that programs read.
func TestCuesForProgramsAreExact(t *testing.T) {
	_, _, results := kit.Session()
	if string(written(t, "vtt", "profile=metadata", results)) != string(written(t, "vtt", "cues=full:profile=metadata", results)) {
		t.Error("cues for programs are laid out for reading")
	}
}

// TestRowsAreShort: a long name is shortened, and the expression is never.
func TestRowsAreShort(t *testing.T) {
	for name, want := range map[string]string{
		"Anna": "Anna fleeting surprise 90%",
		"Dr. Maria von Hohenlohe-Schillingsfürst": "Dr. Maria von Hohen… fleeting surprise 90%",
		"Dr. Maria Antonia von der Hohenlohe":     "Dr. Maria Antonia v… fleeting surprise 90%",
	} {
		l := Line{Person: 1, Name: name, Kind: event.Fleeting, Label: face.Surprise, Score: 0.9}
		got := sentence(Cue{Rows: true, Lines: []Line{l}}, true)
		if got != want || len([]rune(got)) > mostLetters {
			t.Errorf("%s: %q of %d letters", name, got, len([]rune(got)))
		}
		if got := sentence(Cue{Lines: []Line{l}}, true); !strings.Contains(got, name) {
			t.Errorf("a name is shortened without rows: %q", got)
		}
	}
}
