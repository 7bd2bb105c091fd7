package event_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/face"
)

// spaced gives pictures of a neutral face, so many milliseconds apart; . stands before
// one that is not analysed. The first picture is at 0.
func spaced(t *testing.T, rate int64, steps string) string {
	t.Helper()
	return spacedFrom(t, 0, rate, steps)
}

// spacedFrom has the first picture at another time.
func spacedFrom(t *testing.T, pts, rate int64, steps string) string {
	t.Helper()
	stream := face.Stream{Clock: face.Clock{Base: face.Rational{Num: 1, Den: 1000}}, Rate: face.Rational{Num: rate, Den: 1}}
	segments := event.NewSegmenter(anyStrength(), stream)
	var found []string
	keep := func(e event.Event) error {
		found = append(found, fmt.Sprintf("%d-%d", e.Onset, e.Offset))
		return nil
	}
	frame := int64(0)
	for _, word := range strings.Fields("0 " + steps) {
		text, skipped := strings.CutPrefix(word, ".")
		var step, times int64 = 0, 1
		if _, err := fmt.Sscanf(text, "%dx%d", &step, &times); err != nil {
			if _, err := fmt.Sscan(text, &step); err != nil {
				t.Fatal(err)
			}
		}
		for range times {
			pts += step
			r := face.Result{Frame: frame, PTS: pts, Faces: []face.Face{shown(1, face.Neutral, 0.9)}}
			r.Faces[0].State, r.Faces[0].Smooth = face.Neutral, r.Faces[0].Scores
			if r.DeriveStatus(); skipped {
				r.Status, r.Faces = face.NotAnalysed, nil
			}
			if err := segments.Add(&r, keep); err != nil {
				t.Fatal(err)
			}
			frame++
		}
	}
	if err := segments.Flush(keep); err != nil {
		t.Fatal(err)
	}
	return strings.Join(found, " ")
}

// TestHoles: a state ends where the picture before a hole does, which lasts as long as
// its neighbours, and what is seldom is no hole.
func TestHoles(t *testing.T) {
	for _, c := range []struct {
		name  string
		rate  int64
		steps string
		want  string
	}{
		{"none", 25, "40x50", "0-2040"},
		{"ten seconds", 25, "40x50 10000 40x50", "0-2040 12000-14040"},
		{"two of them", 25, "40x50 10000 9000 40x50", "0-2040 21000-23040"},
		{"right after the first picture", 25, "10000 40x50", "10000-12040"},
		{"no longer than a gap", 25, "40x50 400 40x50", "0-4440"},
		{"longer than a gap, less than three pictures", 2, "500x10 1400 500x10", "0-11900"},
		{"longer than three", 2, "500x10 1600 500x10", "0-5500 6600-12100"},
		{"pictures two seconds apart", 0, "2000x9", "0-18001"},
		{"and a hole", 0, "2000x9 30000 2000x9", "0-20000 48000-66001"},
		{"three times a picture before", 2, "500x10 1500 500x10", "0-12000"},
		{"right after the second picture", 0, "2000 30000 2000x9", "0-4000 32000-50001"},
		{"after two pictures at one time", 25, "40x50 0 10000 40x50", "0-2040 12000-14040"},
		{"two with two pictures in between", 25, "40x50 10000 40 9000 40x50", "0-2040 21040-23080"},
		{"another rate", 25, "40x50 1000x9", "0-2040 4000-11040"},
		{"a rate that goes up", 25, "1000x9 40x50", "1000-11040"},
		{"no rate, one step", 0, "5000", "0-5001"},
		{"pictures that are not analysed", 25, "40x50 .40x5 .10000 .40x4 40x50", "0-2240 12400-14400"},
		{"two holes among them", 25, "40x50 .10000 .40x3 .9000 40x50", "0-2040 21160-23160"},
		{"and no other behind it", 25, "40x50 .10000", "0-2040"},
	} {
		if got := spaced(t, c.rate, c.steps); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

// TestHoleAfterTheFirstPicture is found wherever the recording's time begins: the time
// of the first picture is no step.
func TestHoleAfterTheFirstPicture(t *testing.T) {
	for begin, want := range map[int64]string{0: "10000-12040", 5000: "15000-17040", 3600000: "3610000-3612040"} {
		if got := spacedFrom(t, begin, 25, "10000 40x50"); got != want {
			t.Errorf("from %d on: %s, want %s", begin, got, want)
		}
	}
}

// TestHoleEndsAFlash: a rise of which nobody saw the end is no fleeting candidate.
func TestHoleEndsAFlash(t *testing.T) {
	results := film(shot{50, face.Neutral, 0.9}, shot{1, face.Surprise, 0.9}, shot{50, face.Neutral, 0.9})
	for hole, want := range map[int64]int{0: 1, 9: 1, 10: 0} {
		for i := range results {
			if results[i].PTS = int64(i); i > 50 {
				results[i].PTS += hole // at 25 pictures a second
			}
		}
		flashes := 0
		segments := event.NewSegmenter(anyStrength(), stream())
		count := func(e event.Event) error {
			if e.Kind == event.Fleeting {
				flashes++
			}
			return nil
		}
		for i := range results {
			if err := segments.Add(&results[i], count); err != nil {
				t.Fatal(err)
			}
		}
		if err := segments.Flush(count); err != nil {
			t.Fatal(err)
		}
		if flashes != want {
			t.Errorf("%d pictures missing: %d flashes, want %d", hole, flashes, want)
		}
	}
}
