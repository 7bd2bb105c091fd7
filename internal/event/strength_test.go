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

// waves is a face whose surprise goes up and down all the time, with one rise to 0.9 in it.
func waves(height float32) []face.Result {
	wave := []rise{{4, 0.02}, {1, 0.02 + height/2}, {1, 0.02 + height}, {1, 0.02 + height/2}}
	var rises []rise
	for n := range 120 {
		if rises = append(rises, wave...); n == 60 {
			rises = append(rises, rise{3, 0.9}, rise{10, 0.02})
		}
	}
	return risen(rises...)
}

// TestStrengthFalls with how much the scores of a label vary, and so many more false alarms are
// expected.
func TestStrengthFalls(t *testing.T) {
	strength := float32(1000)
	for _, height := range []float32{0, 0.05, 0.1, 0.15} {
		_, found := read(t, anyStrength(), waves(height))
		if len(found) != 1 {
			t.Fatalf("waves of %v: %s", height, spans(found))
		}
		e := found[0]
		if e.Strength >= strength || e.Strength < 1 {
			t.Errorf("waves of %v: strength %v after %v", height, e.Strength, strength)
		}
		strength = e.Strength
		if product := e.FalseAlarms * strength * strength; product < 2260 || product > 2540 {
			t.Errorf("%v false alarms an hour at a strength of %v", e.FalseAlarms, strength)
		}
	}
}

// TestStrengthOfSeveral: rises that take little of the time do not weaken each other, and rises
// of one label not those of another.
func TestStrengthOfSeveral(t *testing.T) {
	_, alone := read(t, anyStrength(), bursts(1, 400, 0.7))
	_, several := read(t, anyStrength(), bursts(10, 200, 0.7))
	if len(alone) != 1 || len(several) != 10 || several[5].Strength < alone[0].Strength {
		t.Errorf("one: %+v, ten: %+v", alone, several)
	}
	set := settings()
	results := waves(0.3)
	for i := range results {
		for n := range results[i].Faces {
			f := &results[i].Faces[n]
			if i >= 250 && i < 253 {
				f.Scores = face.Scores{}
				f.Scores[face.Anger-face.Neutral], f.Label = 0.9, face.Anger
			}
		}
	}
	if got := fleeting(t, set, results); got != "anger 250-252" {
		t.Errorf("a rise of anger among waves of surprise: %s", got)
	}
}

// TestStrengthOfSpeech: a rise in speech is compared with the person's speech, and one in silence with the
// person's silence, where the faces tell which is which.
func TestStrengthOfSpeech(t *testing.T) {
	film := func(told bool) (results []face.Result) {
		results = append(waves(0.3)[:300], risen(rise{150, 0.02}, rise{3, 0.7}, rise{150, 0.02})...)
		for n := range results {
			f := &results[n].Faces[0]
			results[n].PTS, results[n].Frame = int64(n), int64(n)
			if f.Estimates = []float32{0.1, 0}; told && n < 300 {
				f.Estimates = []float32{0.9, 1}
			}
		}
		return results
	}
	strength := map[bool]float32{}
	for _, told := range []bool{false, true} {
		set := anyStrength()
		set.Speaking, set.Speech = 1, 2
		_, found := read(t, set, film(told))
		strength[told] = found[len(found)-1].Strength
	}
	if strength[true] < 1.3*strength[false] {
		t.Errorf("strength %v where the rest of the time is known to be speech, %v where it is not", strength[true], strength[false])
	}
}

// TestStrengthOfAStillFace: the longer a still face was seen, the more it stands for itself, and
// not for people who talk.
func TestStrengthOfAStillFace(t *testing.T) {
	results := bursts(1, 2000, 0.7)
	_, short := read(t, settings(), results[:120])
	_, long := read(t, settings(), append(risen(rise{2000, 0.02}), bursts(1, 2000, 0.7)...)[1900:])
	if len(short) != 1 || len(long) != 1 || long[0].Strength < 1.4*short[0].Strength {
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
		set := anyStrength()
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
