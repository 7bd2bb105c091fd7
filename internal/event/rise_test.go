package event_test

import (
	"testing"
	"time"

	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/face"
)

// plain is a face whose surprise has a score, the rest being neutral but for a tenth.
func plain(surprise float32) face.Face {
	f := face.Face{ID: 1, Box: face.Box{W: 80, H: 80}, Label: face.Neutral}
	f.Scores[0], f.Scores[face.Surprise-face.Neutral], f.Scores[face.Fear-face.Neutral] = 0.9-surprise, surprise, 0.1
	return f
}

// rise is a film of a face: so many frames with a score of surprise each.
type rise struct {
	frames   int
	surprise float32
}

func risen(rises ...rise) []face.Result {
	var all []face.Face
	for _, r := range rises {
		for range r.frames {
			all = append(all, plain(r.surprise))
		}
	}
	return faces(all...)
}

// fleeting gives the fleeting candidates of a film.
func fleeting(t *testing.T, set event.Settings, results []face.Result) string {
	t.Helper()
	_, shorts := read(t, set, results)
	return spans(shorts)
}

// TestRise: a candidate rises by rise over the baseline, and leads all labels with it;
// it begins and ends at half of that.
func TestRise(t *testing.T) {
	for _, c := range []struct {
		name  string
		rises []rise
		want  string
	}{
		{"enough", []rise{{50, 0.1}, {3, 0.46}, {20, 0.1}}, "surprise 50-52"},
		{"a little less", []rise{{50, 0.1}, {3, 0.449}, {20, 0.1}}, ""},
		{"enough, but neutral leads", []rise{{50, 0}, {3, 0.44}, {20, 0}}, ""},
		{"from half the rise on", []rise{{50, 0.1}, {2, 0.28}, {3, 0.6}, {2, 0.28}, {20, 0.1}}, "surprise 50-56"},
		{"not from less", []rise{{50, 0.1}, {2, 0.27}, {3, 0.6}, {2, 0.27}, {20, 0.1}}, "surprise 52-54"},
		{"a drop is none", []rise{{50, 0.8}, {3, 0.1}, {20, 0.8}}, ""},
	} {
		if got := fleeting(t, anyStrength(), risen(c.rises...)); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// TestBaseline follows the face with its time constant, and stands still while
// something passes over it.
func TestBaseline(t *testing.T) {
	slow := anyStrength()
	slow.Baseline = time.Hour
	for _, c := range []struct {
		name  string
		set   event.Settings
		rises []rise
		want  string
	}{
		{"a face that looked surprised at first", anyStrength(), []rise{{25, 0.6}, {250, 0.1}, {3, 0.6}, {20, 0.1}}, "surprise 275-277"},
		{"within a baseline of an hour", slow, []rise{{25, 0.6}, {250, 0.1}, {3, 0.6}, {20, 0.1}}, ""},
		{"a face that has come to look surprised", anyStrength(), []rise{{25, 0.1}, {250, 0.6}, {20, 0.4}, {3, 0.6}, {20, 0.4}}, ""},
		{"three in a row", anyStrength(), []rise{{50, 0.1}, {12, 0.46}, {1, 0.1}, {12, 0.46}, {1, 0.1}, {12, 0.46}, {20, 0.1}},
			"surprise 50-61, surprise 63-74, surprise 76-87"},
	} {
		if got := fleeting(t, c.set, risen(c.rises...)); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// TestSettled: a face must have been seen for half a second.
func TestSettled(t *testing.T) {
	for frames, want := range map[int]string{12: "", 13: "surprise 13-15"} {
		if got := fleeting(t, anyStrength(), risen(rise{frames, 0.1}, rise{3, 0.6}, rise{20, 0.1})); got != want {
			t.Errorf("after %d frames: %q, want %q", frames, got, want)
		}
	}
}

// TestTooLong: what lasts longer than the setting is no candidate, nor is its end.
func TestTooLong(t *testing.T) {
	for longest, want := range map[time.Duration]string{
		400 * time.Millisecond: "surprise 50-59", 399 * time.Millisecond: "", 200 * time.Millisecond: "",
	} {
		set := anyStrength()
		set.Longest = longest
		if got := fleeting(t, set, risen(rise{50, 0.1}, rise{10, 0.6}, rise{20, 0.1})); got != want {
			t.Errorf("at most %v: %q, want %q", longest, got, want)
		}
	}
}

// TestRisesOfPeople are told apart, and forgotten when the face is missing.
func TestRisesOfPeople(t *testing.T) {
	results := risen(rise{50, 0.1}, rise{3, 0.6}, rise{20, 0.1})
	for i := range results {
		other := plain(0.1)
		other.ID = 2
		results[i].Faces = append(results[i].Faces, other)
	}
	_, shorts := read(t, anyStrength(), results)
	if spans(shorts) != "surprise 50-52" || shorts[0].Person != 1 || shorts[0].Kind != event.Fleeting {
		t.Errorf("got %+v", shorts)
	}
	results = risen(rise{50, 0.1}, rise{1, 0.1}, rise{3, 0.6}, rise{20, 0.1})
	results[50].Faces, results[50].Status = nil, face.NoFace
	if got := fleeting(t, anyStrength(), results); got != "" {
		t.Errorf("just after an absence: %q", got)
	}
}

// TestRiseScores: peak and mean of the raw scores, and when it was highest.
func TestRiseScores(t *testing.T) {
	_, shorts := read(t, anyStrength(), risen(rise{50, 0.1}, rise{2, 0.5}, rise{1, 0.8}, rise{1, 0.8}, rise{1, 0.6}, rise{20, 0.1}))
	if len(shorts) != 1 {
		t.Fatalf("got %s", spans(shorts))
	}
	if e := shorts[0]; e.Peak != 0.8 || e.ApexFrame != 52 || e.Apex != 52 || e.Mean < 0.6399 || e.Mean > 0.6401 || e.Offset != 55 || e.OffsetFrame != 54 {
		t.Errorf("%+v", e)
	}
}

// TestRisesBackwards: when time runs backwards, the baseline begins anew.
func TestRisesBackwards(t *testing.T) {
	results := risen(rise{20, 0.1}, rise{50, 0.1}, rise{3, 0.6}, rise{20, 0.1})
	for i := range results[:20] {
		results[i].PTS += 1000000
	}
	if got := fleeting(t, anyStrength(), results); got != "surprise 70-72" {
		t.Errorf("got %q", got)
	}
}
