package event_test

import (
	"testing"
	"time"

	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/face"
)

// TestPointShown: a point in time is shown for a second, a stretch as long as it is.
func TestPointShown(t *testing.T) {
	clock := face.Clock{Base: face.Rational{Num: 1, Den: 1000}, Start: 300}
	for _, c := range []struct {
		onset, offset int64
		point         bool
		shown         int64 // to which tick
	}{
		{5000, 5000, true, 6000}, {5000, 4999, true, 6000}, {5000, 5001, false, 5001}, {5000, 5400, false, 5400}, {5000, 9000, false, 9000},
	} {
		e := event.Unmeasured(1, face.Anger, c.onset, c.offset)
		got := e.Shown(clock)
		if e.Point() != c.point || got.Onset != c.onset || got.Offset != c.shown {
			t.Errorf("%d to %d: a point %v, shown from %d to %d", c.onset, c.offset, e.Point(), got.Onset, got.Offset)
		}
	}
	if event.PointShown != time.Second {
		t.Errorf("a point is shown for %v", event.PointShown)
	}
}

// TestWhoStaysIsNotForgotten: when one person goes, the states and candidates of the
// others go on, whatever their number.
func TestWhoStaysIsNotForgotten(t *testing.T) {
	for gone, stays := range map[int]int{1: 2, 2: 1} {
		results := film(shot{100, face.None, 0})
		for i := range results {
			results[i].Faces = []face.Face{shown(stays, face.Fear, 0.8)}
			if i < 20 {
				results[i].Faces = append(results[i].Faces, shown(gone, face.Neutral, 0.9))
			}
			results[i].DeriveStatus()
		}
		states, _ := read(t, settings(), results)
		if got := spans(states); got != "neutral 0-19, fear 0-99" || states[1].Person != stays {
			t.Errorf("person %d went: %s", gone, got)
		}
	}
}

// held is a state of person 1 for a frame: its own smoothed score, and that of surprise.
func held(state face.Label, own, surprise float32) face.Face {
	f := face.Face{ID: 1, Label: state, State: state}
	f.Smooth[face.Happiness-face.Neutral], f.Smooth[face.Surprise-face.Neutral] = own, surprise
	return f
}

// TestScoresOfAHeldState are its own, although another label leads; they are rounded to
// four decimals.
func TestScoresOfAHeldState(t *testing.T) {
	var results []*face.Result
	for n := range int64(12) {
		results = append(results, &face.Result{Frame: n, PTS: n, Duration: 1, Status: face.Found, Faces: []face.Face{held(face.Happiness, 0.412345, 0.5)}})
	}
	found := segmented(t, results)
	if len(found) != 1 || found[0].Peak != 0.4123 || found[0].Mean != 0.4123 {
		t.Errorf("got %+v", found)
	}
}

// TestStateWithoutLength: a state that ends at the time at which it began is none, even
// where the shortest state may have any length.
func TestStateWithoutLength(t *testing.T) {
	set := settings()
	set.Min = 0
	results := script("nhs", "nhs")
	results[2].PTS = 1
	segments := event.NewSegmenter(set, stream())
	var found []event.Event
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
	if got := spans(found); got != "neutral 0-0, surprise 2-2" {
		t.Errorf("got %s", got)
	}
}
