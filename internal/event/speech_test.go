package event_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/face"
)

// talking makes a film at 25 frames a second of a neutral face: so many frames with each score
// of speaking. A negative score is a frame without the face.
func talking(parts ...any) (results []face.Result) {
	for i := 0; i < len(parts); i += 2 {
		for range parts[i+1].(int) {
			r := showing("n")[0]
			r.Frame, r.PTS = int64(len(results)), int64(len(results))
			if score := float32(parts[i].(float64)); score >= 0 {
				r.Faces[0].Estimates = []float32{score, 0}
			} else {
				r.Faces = nil
			}
			r.DeriveStatus()
			results = append(results, r)
		}
	}
	return results
}

func speechSettings() event.Settings {
	set := settings()
	set.Speaking, set.Speech = 1, 2
	return set
}

// speeches gives the stretches of speech in frames, and checks that the events agree with the faces.
func speeches(t *testing.T, results []face.Result) string {
	t.Helper()
	states, _ := read(t, speechSettings(), results)
	var list []string
	speaks := make([]bool, len(results))
	for _, e := range states {
		if e.Kind != event.Speech {
			continue
		}
		list = append(list, fmt.Sprintf("%d-%d", e.OnsetFrame, e.OffsetFrame))
		for n := e.OnsetFrame; n <= e.OffsetFrame; n++ {
			speaks[n] = true
		}
		if e.Label != face.None || e.Person != 1 || e.Onset != e.OnsetFrame || e.Peak < e.Mean || e.Kind.String() != "speech" {
			t.Errorf("%+v", e)
		}
	}
	for n, r := range results {
		if len(r.Faces) > 0 && (r.Faces[0].Estimates[1] == 1) != speaks[n] {
			t.Errorf("frame %d: state %v, events %v", n, r.Faces[0].Estimates[1], list)
		}
	}
	return strings.Join(list, " ")
}

// TestSpeech begins at a score of a half, goes on over pauses of half a second, and lasts for half a
// second. The log-odds of single frames are averaged over 0.3 s on both sides, so that the edges move a little.
func TestSpeech(t *testing.T) {
	for _, c := range []struct {
		name  string
		parts []any
		want  string
	}{
		{"a stretch", []any{0.1, 50, 0.9, 50, 0.1, 50}, "50-100"},
		{"from the first frame to the last", []any{0.9, 50}, "0-49"},
		{"too short", []any{0.1, 50, 0.9, 10, 0.1, 50}, ""},
		{"over a pause", []any{0.1, 50, 0.9, 25, 0.1, 10, 0.9, 25, 0.1, 50}, "50-110"},
		{"two, with a longer pause", []any{0.1, 50, 0.9, 25, 0.1, 25, 0.9, 25, 0.1, 50}, "50-75 100-125"},
		{"under a half", []any{0.1, 50, 0.45, 50, 0.1, 50}, ""},
		{"goes on over four tenths", []any{0.1, 50, 0.9, 25, 0.45, 50, 0.1, 50}, "50-118"},
		{"the face is missing for a moment", []any{0.1, 50, 0.9, 25, -1.0, 8, 0.9, 25, 0.1, 50}, "50-108"},
	} {
		if got := speeches(t, talking(c.parts...)); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// TestSpeechOfManyFrames: where 72 frames last less than the speech must, fewer decide.
func TestSpeechOfManyFrames(t *testing.T) {
	states, _ := readAt(t, 240, speechSettings(), talking(0.1, 480, 0.9, 480, 0.1, 480))
	for _, e := range states {
		if e.Kind == event.Speech && e.OnsetFrame > 460 && e.OnsetFrame < 500 && e.OffsetFrame > 940 && e.OffsetFrame < 980 {
			return
		}
	}
	t.Errorf("got %+v", states)
}

// TestSpeechOfARecord is decided again from its estimates: the same results give the same states and events.
func TestSpeechOfARecord(t *testing.T) {
	results := talking(0.1, 50, 0.9, 25, 0.1, 10, 0.9, 25, 0.1, 50)
	first := speeches(t, results)
	if second := speeches(t, results); first == "" || second != first {
		t.Errorf("%q, then %q", first, second)
	}
	if e := results[60].Faces[0].Estimates; e[0] != 0.9 {
		t.Errorf("the score of a frame became %v", e[0])
	}
}

// TestNoSpeechWithoutEstimates: settings that name no estimate, and faces that have none.
func TestNoSpeechWithoutEstimates(t *testing.T) {
	for _, results := range [][]face.Result{talking(0.9, 50), showing(strings.Repeat("n", 50))} {
		set := speechSettings()
		if results[0].Faces[0].Estimates != nil {
			set = settings()
		}
		states, _ := read(t, set, results)
		if len(states) != 1 || states[0].Kind != event.State {
			t.Errorf("got %+v", states)
		}
	}
}
