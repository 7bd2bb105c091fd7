package event_test

import (
	"errors"
	"testing"

	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/face"
)

// segmented gives the events of frames whose states are known.
func segmented(t *testing.T, results []*face.Result) (found []event.Event) {
	t.Helper()
	segments := event.NewSegmenter(anyStrength(), stream())
	keep := func(e event.Event) error {
		found = append(found, e)
		return nil
	}
	for _, r := range results {
		if err := segments.Add(r, keep); err != nil {
			t.Fatal(err)
		}
	}
	if err := segments.Flush(keep); err != nil {
		t.Fatal(err)
	}
	return found
}

// TestSegments at 25 frames a second: a state lasts 10 frames at least, a gap 10 at
// most.
func TestSegments(t *testing.T) {
	for _, c := range []struct{ name, states, want string }{
		{"one", of("n", 20), "neutral 0-19"},
		{"two", of("n", 20, "h", 20), "neutral 0-19, happiness 20-39"},
		{"the shortest", of("n", 20, "h", 10, "s", 20), "neutral 0-19, happiness 20-29, surprise 30-49"},
		{"too short", of("n", 20, "h", 9, "s", 20), "neutral 0-19, surprise 29-48"},
		{"too short at the end", of("n", 20, "h", 9), "neutral 0-19"},
		{"a short absence", of("n", 20, "x", 10, "n", 20), "neutral 0-49"},
		{"a long absence", of("n", 20, "x", 11, "n", 20), "neutral 0-19, neutral 31-50"},
		{"an absence at the end", of("n", 20, "x", 5), "neutral 0-19"},
		{"an absence before another state", of("n", 20, "x", 5, "h", 20), "neutral 0-24, happiness 25-44"},
		{"poor frames", of("n", 20, "p", 5, "n", 20), "neutral 0-44"},
		{"nothing but poor frames", of("p", 20), ""},
		{"frames not analysed", of("n", 1, ".", 14, "n", 1, ".", 14, "n", 1, ".", 14), "neutral 0-44"},
		{"and the face gone", of("n", 1, ".", 14, "n", 1, ".", 14, "x", 1, ".", 14), "neutral 0-29"},
	} {
		if got := spans(segmented(t, script(c.states, c.states))); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

// TestOffsets: a state ends at the PTS of the frame after its last, or at the last
// frame's end.
func TestOffsets(t *testing.T) {
	for _, c := range []struct {
		name     string
		states   string
		duration int64 // of each frame; frames are ten ticks apart
		want     []int64
	}{
		{"another state", of("n", 20, "h", 20), 10, []int64{200, 400}},
		{"the face gone", of("n", 20, "x", 20), 10, []int64{200}},
		{"an absence before another state", of("n", 20, "x", 1, "h", 20), 10, []int64{210, 410}},
		{"a last frame that is shown for long", of("n", 20), 70, []int64{260}},
		{"a last frame of unknown length", of("n", 20), 0, []int64{191}},
		{"frames not analysed at the end", of("n", 20, ".", 5), 10, []int64{250}},
	} {
		results := script(c.states, c.states)
		for _, r := range results {
			r.PTS, r.Duration = 10*r.PTS, c.duration
		}
		found := segmented(t, results)
		if len(found) != len(c.want) {
			t.Fatalf("%s: %s", c.name, spans(found))
		}
		for i, e := range found {
			if e.Offset != c.want[i] {
				t.Errorf("%s: event %d ends at %d, want %d", c.name, i, e.Offset, c.want[i])
			}
		}
	}
}

// TestStateScores: peak, apex and mean are of the state's own smoothed score, of the
// best guess where it is uncertain.
func TestStateScores(t *testing.T) {
	for _, state := range []face.Label{face.Happiness, face.Uncertain} {
		var results []*face.Result
		for n, score := range []float32{0.5, 0.7, 0.9, 0.6, 0.9, 0.4} {
			f := face.Face{ID: 1, Label: state, State: state}
			f.Smooth[face.Happiness-face.Neutral], f.Smooth[face.Fear-face.Neutral] = score, 0.05
			results = append(results, &face.Result{Frame: int64(n), PTS: 3 * int64(n), Duration: 3, Status: face.Found, Faces: []face.Face{f}})
		}
		found := segmented(t, results)
		if len(found) != 1 {
			t.Fatalf("%v: %d events", state, len(found))
		}
		e := found[0]
		if e.Kind != event.State || e.Label != state || e.Peak != 0.9 || e.Apex != 6 || e.ApexFrame != 2 || e.Mean < 0.6666 || e.Mean > 0.6667 {
			t.Errorf("%v: %+v", state, e)
		}
	}
}

// TestOrderOfPeople: events that end together come in order of number, whatever the
// order in which the people came.
func TestOrderOfPeople(t *testing.T) {
	var results []*face.Result
	for n := range int64(20) {
		r := &face.Result{Frame: n, PTS: n, Duration: 1, Status: face.Found}
		for _, id := range []int{7, 3, 9, 1, 8} {
			r.Faces = append(r.Faces, face.Face{ID: id, Label: face.Fear, State: face.Fear})
		}
		results = append(results, r)
	}
	ids := []int{}
	for _, e := range segmented(t, results) {
		ids = append(ids, e.Person)
	}
	for i, want := range []int{1, 3, 7, 8, 9} {
		if i >= len(ids) || ids[i] != want {
			t.Fatalf("got %v", ids)
		}
	}
}

// TestEmitFails: an error of the function that takes the events is returned, also where
// the function would take the next event.
func TestEmitFails(t *testing.T) {
	full := errors.New("disk full")
	flash := []*face.Result{}
	for _, r := range risen(rise{50, 0.1}, rise{3, 0.6}, rise{2, 0.1}) {
		flash = append(flash, &r)
	}
	two := script(of("n", 20, "x", 12), of("n", 20, "x", 12))
	for _, r := range two[:20] {
		r.Faces = append(r.Faces, face.Face{ID: 2, State: face.Neutral})
	}
	for name, results := range map[string][]*face.Result{
		"another state":  script(of("n", 20, "h", 1), of("n", 20, "h", 1)),
		"the face gone":  script(of("n", 20, "x", 12), of("n", 20, "x", 12)),
		"the end":        script(of("n", 20), of("n", 20)),
		"a flash":        flash,
		"two people":     two,
		"two at the end": two[:20],
	} {
		segments := event.NewSegmenter(anyStrength(), stream())
		var err error
		failed := false
		fail := func(event.Event) error {
			if failed {
				return nil
			}
			failed = true
			return full
		}
		for _, r := range results {
			err = errors.Join(err, segments.Add(r, fail))
		}
		if err = errors.Join(err, segments.Flush(fail)); !errors.Is(err, full) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestUnmeasured: an event that somebody saw has no frames and scores.
func TestUnmeasured(t *testing.T) {
	e := event.Unmeasured(3, face.Anger, 100, 300)
	if e.Measured() || e.Apex != 200 || e.Onset != 100 || e.Offset != 300 || e.Person != 3 || e.Label != face.Anger || e.Peak != -1 || e.OnsetFrame != -1 {
		t.Errorf("%+v", e)
	}
	if found := segmented(t, script(of("n", 20), of("n", 20))); !found[0].Measured() {
		t.Errorf("%+v", found[0])
	}
	if event.State.String() != "state" || event.Fleeting.String() != "fleeting" {
		t.Error("the kinds have other names")
	}
}
