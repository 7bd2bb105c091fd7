package event_test

import (
	"testing"
	"time"

	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/face"
)

// TestRiseAtItsBounds: half of the rise begins a candidate, and the whole of it is
// enough. The scores are sums of powers of two, so the differences are exact.
func TestRiseAtItsBounds(t *testing.T) {
	set := anyStrength()
	set.Rise = 0.5
	film := risen(rise{50, 0.25}, rise{1, 0.5}, rise{3, 0.75}, rise{1, 0.5}, rise{20, 0.25})
	if got := fleeting(t, set, film); got != "surprise 50-54" {
		t.Errorf("got %q", got)
	}
}

// flashes gives the candidates of a film at ten pictures a second, at which half a
// second is five pictures.
func flashes(t *testing.T, results []face.Result) string {
	t.Helper()
	_, shorts := readAt(t, 10, anyStrength(), results)
	return spans(shorts)
}

// TestSettledAtItsBound: a face seen for just half a second has a baseline.
func TestSettledAtItsBound(t *testing.T) {
	for frames, want := range map[int]string{4: "", 5: "surprise 5-7"} {
		if got := flashes(t, risen(rise{frames, 0.1}, rise{3, 0.6}, rise{20, 0.1})); got != want {
			t.Errorf("after %d frames: %q, want %q", frames, got, want)
		}
	}
}

// TestFlashAtOneTime: pictures with one time stamp are no new beginning; a candidate
// that ends at the time of its only picture has no length, and one whose last two
// pictures are at one time is not longer for that.
func TestFlashAtOneTime(t *testing.T) {
	for _, c := range []struct {
		name  string
		rises []rise
		twice int // this frame has the time stamp of the one before
		want  string
	}{
		{"before the rise", []rise{{50, 0.1}, {3, 0.6}, {20, 0.1}}, 49, "surprise 50-52"},
		{"the only picture of it", []rise{{50, 0.1}, {1, 0.6}, {20, 0.1}}, 51, ""},
		{"the end of the longest", []rise{{50, 0.1}, {6, 0.6}, {20, 0.1}}, 56, "surprise 50-55"},
		{"one picture too many", []rise{{50, 0.1}, {6, 0.6}, {20, 0.1}}, 49, ""},
	} {
		results := risen(c.rises...)
		for i := c.twice; i < len(results); i++ {
			results[i].PTS--
		}
		if got := flashes(t, results); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// TestBaselineAfterFlashes: the baseline follows the score again from the picture on that
// ends a candidate, and while a rise lasts longer than a candidate may.
func TestBaselineAfterFlashes(t *testing.T) {
	quick := anyStrength()
	quick.Baseline = 100 * time.Millisecond
	for _, c := range []struct {
		name  string
		set   event.Settings
		rises []rise
		want  string
	}{
		{"the picture that ends one", quick, []rise{{50, 0.1}, {3, 0.6}, {1, 0.27}, {1, 0.3}, {3, 0.6}, {20, 0.1}}, "surprise 50-52, surprise 55-57"},
		{"a face that has come to look surprised", anyStrength(), []rise{{50, 0.1}, {250, 0.38}, {3, 0.76}, {50, 0.38}}, "surprise 300-302"},
	} {
		if got := fleeting(t, c.set, risen(c.rises...)); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// TestFlashCutOffByAFaceWithoutScores is no candidate: the end was not seen.
func TestFlashCutOffByAFaceWithoutScores(t *testing.T) {
	results := risen(rise{50, 0.1}, rise{3, 0.6}, rise{20, 0.1})
	results[53].Faces[0].Scores, results[53].Faces[0].Label = face.Scores{}, face.None
	if got := fleeting(t, anyStrength(), results); got != "" {
		t.Errorf("got %q", got)
	}
}

// TestFlashMeanIsNotOverItsPeak, though the mean is rounded and the peak is not.
func TestFlashMeanIsNotOverItsPeak(t *testing.T) {
	_, shorts := read(t, anyStrength(), risen(rise{50, 0.1}, rise{3, 0.59996}, rise{20, 0.1}))
	if len(shorts) != 1 || shorts[0].Peak != 0.59996 || shorts[0].Mean != shorts[0].Peak {
		t.Errorf("got %+v", shorts)
	}
}
