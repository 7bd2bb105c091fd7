package event_test

import (
	"testing"
	"time"

	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/face"
)

// bursts are rises of surprise for 3 frames with so many quiet frames between them.
func bursts(count, quiet int, height float32) []face.Result {
	rises := []rise{{50, 0.02}}
	for range count {
		rises = append(rises, rise{3, height}, rise{quiet, 0.02})
	}
	return risen(append(rises, rise{50, 0.02})...)
}

// TestStrength: the same rise stands out of a still face, and not of one that rises all the
// time; the rate says how much it must stand out.
func TestStrength(t *testing.T) {
	for _, c := range []struct {
		name         string
		count, quiet int
		rate         float64
		want         int
	}{
		{"one in all", 1, 100, 1, 1},
		{"one in all, few alarms accepted", 1, 100, 0.05, 0},
		{"one in 20 seconds", 4, 500, 1, 4},
		{"two a second", 40, 10, 1, 0},
		{"two a second, all accepted", 40, 10, 1e6, 40},
		{"none accepted", 1, 100, 0, 0},
	} {
		set := settings()
		set.Rate = c.rate
		_, found := read(t, set, bursts(c.count, c.quiet, 0.7))
		if len(found) != c.want {
			t.Errorf("%s: %d candidates, want %d", c.name, len(found), c.want)
		}
	}
}

// TestStrengthFalls with how much a person's scores vary, and so many more false alarms are
// expected.
func TestStrengthFalls(t *testing.T) {
	strength := float32(1000)
	for _, quiet := range []int{400, 100, 40, 10} {
		_, found := read(t, anyStrength(), bursts(20, quiet, 0.7))
		e := found[10]
		if e.Strength >= strength || e.Strength < 1 {
			t.Errorf("%d frames between rises: strength %v after %v", quiet, e.Strength, strength)
		}
		strength = e.Strength
		if product := e.FalseAlarms * strength * strength; product < 2200 || product > 2600 {
			t.Errorf("%v false alarms an hour at a strength of %v", e.FalseAlarms, strength)
		}
	}
}

// TestStrengthOfAStillFace: after half a minute a still face stands for itself: the strength is
// that of its own fluctuation.
func TestStrengthOfAStillFace(t *testing.T) {
	results := bursts(1, 2000, 0.7)
	_, short := read(t, settings(), results[:120])
	_, long := read(t, settings(), append(risen(rise{2000, 0.02}), bursts(1, 2000, 0.7)...)[1900:])
	if len(short) != 1 || len(long) != 1 || long[0].Strength < 2*short[0].Strength {
		t.Errorf("got %+v and %+v", short, long)
	}
}

// TestPartsOfAChange are no candidates: what rises while the state changes, and what is the
// onset of a state of its label.
func TestPartsOfAChange(t *testing.T) {
	set := anyStrength()
	for _, c := range []struct {
		name  string
		shots []shot
	}{
		{"another label at a change", []shot{{50, face.Neutral, 0.9}, {2, face.Happiness, 0.9}, {50, face.Surprise, 0.9}}},
		{"a state of its label", []shot{{50, face.Neutral, 0.9}, {12, face.Happiness, 0.9}, {50, face.Neutral, 0.9}}},
		{"a dip in a state of its label", []shot{{50, face.Happiness, 0.9}, {3, face.Neutral, 0.9}, {8, face.Happiness, 0.95}, {3, face.Neutral, 0.9}, {50, face.Happiness, 0.9}}},
	} {
		if _, found := read(t, set, film(c.shots...)); len(found) != 0 {
			t.Errorf("%s: %s", c.name, spans(found))
		}
	}
}

// TestWhenCandidatesAreEmitted: live, with the frame after it, by the past alone; else when
// half a minute has followed, so that memory is bounded.
func TestWhenCandidatesAreEmitted(t *testing.T) {
	for ahead, latest := range map[time.Duration]int{0: 53, settings().Ahead: 53 + 31*rate} {
		set := settings()
		set.Ahead = ahead
		results := bursts(1, 2000, 0.7)
		segments, at := event.NewSegmenter(set, stream()), -1
		for i := range results {
			if err := segments.Add(&results[i], func(e event.Event) error {
				at = i
				return nil
			}); err != nil {
				t.Fatal(err)
			}
		}
		if at < 0 || at > latest {
			t.Errorf("ahead %v: emitted with frame %d, want %d at the latest", ahead, at, latest)
		}
	}
}
