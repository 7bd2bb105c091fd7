package event_test

import (
	"strings"
	"testing"
	"time"

	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/face"
)

// letters stand for what person 1 shows in a frame: x is absent, . a frame that was
// not analysed, p too poor to classify.
var letters = map[rune]face.Label{
	'n': face.Neutral, 'h': face.Happiness, 's': face.Surprise, 'u': face.Uncertain, 'p': face.LowQuality,
}

// script makes frames from the leaders of the raw scores and the smoothed states, a
// letter a frame. The smoothed score of each frame is its number in thousandths.
func script(labels, states string) []*face.Result {
	var results []*face.Result
	for n, letter := range labels {
		r := &face.Result{Frame: int64(n), PTS: int64(n), Duration: 1, Status: face.Found}
		switch letter {
		case '.':
			r.Status = face.NotAnalysed
		case 'x':
			r.Status = face.NoFace
		default:
			f := face.Face{ID: 1, Label: letters[letter], State: letters[rune(states[n])]}
			f.Smooth[0] = float32(n) / 1000
			r.Faces = []face.Face{f}
		}
		results = append(results, r)
	}
	return results
}

// states is the inverse of script.
func states(results []*face.Result) string {
	var b strings.Builder
	for _, r := range results {
		letter := 'x'
		if r.Status == face.NotAnalysed {
			letter = '.'
		}
		for _, f := range r.Faces {
			for l, label := range letters {
				if label == f.State {
					letter = l
				}
			}
		}
		b.WriteRune(letter)
	}
	return b.String()
}

// of repeats letters: of("n", 20, "h", 5).
func of(parts ...any) string {
	text := ""
	for i := 0; i < len(parts); i += 2 {
		text += strings.Repeat(parts[i].(string), parts[i+1].(int))
	}
	return text
}

// TestBackdater at 25 frames a second: a state lasts 10 frames at least, a gap 10 at
// most, and frames wait for 12.5.
func TestBackdater(t *testing.T) {
	for _, c := range []struct{ name, labels, states, want string }{
		{"from where the label leads", of("n", 20, "h", 10), of("n", 24, "h", 6), of("n", 20, "h", 10)},
		{"at once", of("n", 20, "h", 10), of("n", 20, "h", 10), of("n", 20, "h", 10)},
		{"the lead was lost in between", of("n", 20, "h", 3, "n", 1, "h", 6), of("n", 27, "h", 3), of("n", 24, "h", 6)},
		{"a poor frame in between", of("n", 20, "h", 3, "p", 1, "h", 6), of("n", 27, "h", 3), of("n", 24, "h", 6)},
		{"a missed frame in between", of("n", 20, "h", 3, "x", 1, "h", 6), of("n", 23, "x", 1, "n", 3, "h", 3), of("n", 20, "h", 3, "x", 1, "h", 6)},
		{"frames not analysed in between", of("n", 20, "h", 2, ".", 3, "h", 5), of("n", 22, ".", 3, "n", 1, "h", 4), of("n", 20, "h", 2, ".", 3, "h", 5)},
		{"another label leads", of("n", 20, "s", 10), of("n", 25, "h", 5), of("n", 25, "h", 5)},
		{"to uncertain", of("n", 20, "u", 10), of("n", 25, "u", 5), of("n", 20, "u", 10)},
		{"an expression keeps its least length", of("n", 5, "h", 20), of("n", 14, "h", 11), of("n", 10, "h", 15)},
		{"and no more", of("n", 11, "h", 14), of("n", 14, "h", 11), of("n", 11, "h", 14)},
		{"a short uncertainty belongs to what follows", of("n", 20, "u", 5, "h", 9), of("n", 23, "u", 4, "h", 7), of("n", 20, "h", 14)},
		{"at the beginning too", of("u", 3, "h", 9), of("u", 6, "h", 6), of("h", 12)},
		{"nine frames are short", of("u", 9, "h", 9), of("u", 12, "h", 6), of("h", 18)},
		{"ten are not", of("u", 10, "h", 9), of("u", 12, "h", 7), of("u", 10, "h", 9)},
		{"an uncertainty between the same expression", of("n", 20, "u", 4, "n", 9), of("n", 20, "u", 4, "n", 9), of("n", 33)},
		{"one that waits no longer", of("n", 5, "u", 40, "h", 15), of("n", 5, "u", 48, "h", 7), of("n", 5, "u", 40, "h", 15)},
		{"no further back than frames wait", of("n", 20, "h", 30), of("n", 35, "h", 15), of("n", 22, "h", 28)},
		{"poor frames without a state stay poor", of("p", 5, "h", 9), of("p", 5, "h", 9), of("p", 5, "h", 9)},
		{"an absence within the gap", of("n", 20, "h", 1, "x", 10, "h", 9), of("n", 21, "x", 10, "h", 9), of("n", 20, "h", 1, "x", 10, "h", 9)},
		{"a longer absence", of("n", 20, "h", 1, "x", 11, "h", 9), of("n", 21, "x", 11, "h", 9), of("n", 21, "x", 11, "h", 9)},
		{"frames not analysed for longer than the gap", of("n", 20, "h", 1, ".", 11, "h", 9), of("n", 21, ".", 11, "h", 9), of("n", 20, "h", 1, ".", 11, "h", 9)},
		{"poor frames after an uncertainty", of("n", 20, "u", 3, "p", 2, "h", 9), of("n", 20, "u", 3, "p", 2, "h", 9), of("n", 20, "h", 3, "p", 2, "h", 9)},
		{"an uncertainty of a person who has just come", of("x", 20, "u", 3, "h", 9), of("x", 20, "u", 6, "h", 6), of("x", 20, "h", 12)},
		{"a short uncertainty of which no frame waits any longer", of("n", 20, "u", 9, "h", 15), of("n", 20, "u", 18, "h", 6), of("n", 20, "u", 9, "h", 15)},
		{"two changes", of("n", 20, "h", 15, "s", 15), of("n", 24, "h", 16, "s", 10), of("n", 20, "h", 15, "s", 15)},
	} {
		results := script(c.labels, c.states)
		b := event.NewBackdater(settings(), stream())
		for _, r := range results {
			b.Add(r)
		}
		if got := states(results); got != c.want {
			t.Errorf("%s:\ngot  %s\nwant %s", c.name, got, c.want)
		}
	}
}

// TestBackdatedScores: the frames are given the smoothed scores that decided.
func TestBackdatedScores(t *testing.T) {
	results := script(of("n", 20, "h", 10), of("n", 24, "h", 6))
	b := event.NewBackdater(settings(), stream())
	for _, r := range results {
		b.Add(r)
	}
	for n, r := range results {
		want := float32(n) / 1000
		if n >= 20 && n < 24 {
			want = 0.024
		}
		if got := r.Faces[0].Smooth[0]; got != want {
			t.Errorf("frame %d has the scores of frame %v", n, 1000*got)
		}
	}
}

// TestBackdaterTellsPeopleApart: one person's change is none of another's.
func TestBackdaterTellsPeopleApart(t *testing.T) {
	results, others := script(of("n", 20, "h", 10), of("n", 24, "h", 6)), script(of("n", 30), of("n", 30))
	b := event.NewBackdater(settings(), stream())
	for n, r := range results {
		others[n].Faces[0].ID = 2
		r.Faces = append(others[n].Faces, r.Faces...)
		b.Add(r)
	}
	for n, r := range results {
		if r.Faces[0].State != face.Neutral || (r.Faces[1].State == face.Happiness) != (n >= 20) {
			t.Fatalf("frame %d: %v and %v", n, r.Faces[0].State, r.Faces[1].State)
		}
	}
}

// TestFramesWait for the time that is set, and for 30 frames at most.
func TestFramesWait(t *testing.T) {
	for _, c := range []struct {
		ahead     time.Duration
		perSecond int64
		waiting   int
	}{
		{0, 25, 0}, {40 * time.Millisecond, 25, 1}, {500 * time.Millisecond, 25, 13}, {500 * time.Millisecond, 60, 30}, {500 * time.Millisecond, 240, 30}, {time.Minute, 1, 30},
	} {
		set := settings()
		set.Ahead = c.ahead
		b := event.NewBackdater(set, face.Stream{Clock: face.Clock{Base: face.Rational{Num: 1, Den: c.perSecond}}})
		final := 0
		for n := range int64(100) {
			final += b.Add(&face.Result{Frame: n, PTS: n, Status: face.NoFace})
			if waiting := int(n) + 1 - final; waiting > c.waiting {
				t.Fatalf("%v at %d a second: %d frames wait, want %d at most", c.ahead, c.perSecond, waiting, c.waiting)
			}
		}
		if final != 100-c.waiting {
			t.Errorf("%v at %d a second: %d of 100 frames are final, want %d", c.ahead, c.perSecond, final, 100-c.waiting)
		}
	}
}

// TestBackdaterSecondsApart: the picture before waits, however long it is shown.
func TestBackdaterSecondsApart(t *testing.T) {
	results := script(of("n", 5, "h", 5), of("n", 6, "h", 4))
	b := event.NewBackdater(settings(), stream())
	for n, r := range results {
		if r.PTS = int64(n) * 2 * rate; b.Add(r) != min(n, 1) {
			t.Fatalf("picture %d: another number than one waits", n)
		}
	}
	if got := states(results); got != of("n", 5, "h", 5) {
		t.Errorf("got %s", got)
	}
}
