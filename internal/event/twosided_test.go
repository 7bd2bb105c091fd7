package event_test

import (
	"slices"
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

// twoSided gives the states of a film, a letter a frame.
func twoSided(set event.Settings, results []face.Result) string {
	smoother, sides := event.NewSmoother(set, stream()), event.NewTwoSided(set, stream())
	var all []*face.Result
	for i := range results {
		smoother.Apply(&results[i])
		sides.Add(&results[i])
		all = append(all, &results[i])
	}
	sides.End()
	return states(all)
}

// showing makes a film of letters: each label has a score of 0.9.
func showing(text string) (results []face.Result) {
	for n, letter := range text {
		r := face.Result{Frame: int64(n), PTS: int64(n), Duration: 1}
		if letter != 'x' && letter != '.' {
			r.Faces = []face.Face{shown(1, letters[letter], 0.9)}
		}
		if r.DeriveStatus(); letter == '.' {
			r.Status = face.NotAnalysed
		}
		results = append(results, r)
	}
	return results
}

// TestTwoSided at 25 frames a second: a state lasts 10 frames at least and a gap 10 at most.
func TestTwoSided(t *testing.T) {
	for _, c := range []struct{ name, shown, want string }{
		{"where the label leads, neither before nor after", of("n", 30, "h", 30), of("n", 30, "h", 30)},
		{"shown plainly", of("n", 30, "h", 13, "n", 30), of("n", 30, "h", 13, "n", 30)},
		{"too short to be plain", of("n", 30, "h", 10, "n", 30), of("n", 70)},
		{"neutral of the least length", of("h", 30, "n", 10, "h", 30), of("h", 30, "n", 10, "h", 30)},
		{"a flash", of("n", 30, "h", 5, "n", 30), of("n", 65)},
		{"a flash in the first frame", of("h", 1, "n", 30), of("n", 31)},
		{"flashes in the first frames", of("h", 3, "n", 30), of("n", 33)},
		{"a flash in the last frame", of("n", 30, "h", 1), of("n", 31)},
		{"changes that follow each other", of("n", 20, "h", 15, "s", 15, "n", 20), of("n", 20, "h", 15, "s", 15, "n", 20)},
		{"to uncertain and back", of("n", 20, "u", 20, "n", 20), of("n", 21, "u", 18, "n", 21)},
		{"a short uncertainty between two states", of("n", 20, "u", 4, "h", 20), of("n", 22, "h", 22)},
		{"a short uncertainty within a state", of("n", 20, "u", 4, "n", 20), of("n", 44)},
		{"poor frames within a state", of("n", 20, "p", 4, "n", 20), of("n", 44)},
		{"poor frames between two states", of("n", 20, "p", 4, "h", 20), of("n", 24, "h", 20)},
		{"poor frames before all", of("p", 5, "h", 20), of("p", 5, "h", 20)},
		{"poor frames after all", of("h", 20, "p", 15), of("h", 31, "p", 4)},
		{"an absence within the gap", of("n", 20, "x", 10, "n", 20), of("n", 20, "x", 10, "n", 20)},
		{"an absence and another label", of("n", 20, "x", 10, "h", 20), of("n", 20, "x", 10, "h", 20)},
		{"a longer absence", of("n", 20, "x", 11, "h", 3), of("n", 20, "x", 11, "h", 3)},
		{"frames not analysed", of("n", 20, ".", 3, "n", 3, ".", 3, "h", 20), of("n", 20, ".", 3, "n", 3, ".", 3, "h", 20)},
		{"a face seen for two frames", of("x", 20, "h", 2, "x", 30), of("x", 20, "h", 2, "x", 30)},
		{"no face at all", of("x", 100), of("x", 100)},
	} {
		if got := twoSided(settings(), showing(c.shown)); got != c.want {
			t.Errorf("%s:\ngot  %s\nwant %s", c.name, got, c.want)
		}
	}
}

// TestTwoSidedBackwards: a film that runs backwards has the same states, but for what hangs on
// which state was first.
func TestTwoSidedBackwards(t *testing.T) {
	text := of("n", 40, "h", 25, "s", 20, "u", 20, "h", 40)
	forwards := twoSided(settings(), showing(text))
	turned := []rune(text)
	slices.Reverse(turned)
	backwards := []rune(twoSided(settings(), showing(string(turned))))
	slices.Reverse(backwards)
	if forwards != string(backwards) {
		t.Errorf("forwards  %s\nbackwards %s", forwards, string(backwards))
	}
}

// TestTwoSidedScores are smoothed over both sides alike: half way at a change.
func TestTwoSidedScores(t *testing.T) {
	results := film(shot{30, face.Neutral, 0.9}, shot{30, face.Happiness, 0.9})
	twoSided(settings(), results)
	before, after := results[29].Faces[0].Smooth, results[30].Faces[0].Smooth
	if d := before.Of(face.Happiness) - after.Of(face.Neutral); d > 1e-6 || d < -1e-6 || before.Of(face.Happiness) > 0.5 || after.Of(face.Happiness) < 0.5 {
		t.Errorf("before the change %v, after it %v", before, after)
	}
	if s := results[10].Faces[0].Smooth; s.Of(face.Neutral) < 0.8999 || s.Of(face.Neutral) > 0.9001 {
		t.Errorf("far from a change: %v", s)
	}
	sharp := settings()
	sharp.Tau = 0
	results = film(shot{30, face.Neutral, 0.9}, shot{30, face.Happiness, 0.9})
	if twoSided(sharp, results); results[29].Faces[0].Smooth != results[29].Faces[0].Scores {
		t.Error("a time constant of zero smooths")
	}
}

// TestNoStateUnderLeave: what is shown as a label has a peak of leave at least.
func TestNoStateUnderLeave(t *testing.T) {
	results := film(shot{30, face.Neutral, 0.9}, shot{30, face.Happiness, 0.38}, shot{30, face.Neutral, 0.9}, shot{30, face.Happiness, 0.41}, shot{30, face.Happiness, 0.3})
	found, _ := read(t, settings(), results)
	for _, e := range found {
		if e.Label.IsExpression() && e.Peak < settings().Leave {
			t.Errorf("%+v", e)
		}
	}
	if got := spans(found); !strings.Contains(got, "uncertain") {
		t.Errorf("got %s", got)
	}
}

// TestTwoSidedTellsPeopleApart: one person's change is none of another's.
func TestTwoSidedTellsPeopleApart(t *testing.T) {
	results, others := showing(of("n", 30, "h", 30)), showing(of("n", 60))
	for n := range results {
		others[n].Faces[0].ID = 2
		results[n].Faces = append(others[n].Faces, results[n].Faces...)
	}
	twoSided(settings(), results)
	for n, r := range results {
		if r.Faces[0].State != face.Neutral || (r.Faces[1].State == face.Happiness) != (n >= 30) {
			t.Fatalf("frame %d: %v and %v", n, r.Faces[0].State, r.Faces[1].State)
		}
	}
}

// TestFramesWait for the time that is set, and for 72 frames at most.
func TestFramesWait(t *testing.T) {
	for _, c := range []struct {
		ahead     time.Duration
		perSecond int64
		waiting   int
	}{
		{0, 25, 0}, {40 * time.Millisecond, 25, 2}, {800 * time.Millisecond, 25, 21}, {1200 * time.Millisecond, 60, 72}, {1200 * time.Millisecond, 240, 72}, {time.Minute, 2, 72},
	} {
		set := settings()
		set.Ahead = c.ahead
		b := event.NewTwoSided(set, face.Stream{Clock: face.Clock{Base: face.Rational{Num: 1, Den: c.perSecond}}})
		final := 0
		for n := range int64(200) {
			final += b.Add(&face.Result{Frame: n, PTS: n, Status: face.NoFace})
			if waiting := int(n) + 1 - final; waiting > c.waiting {
				t.Fatalf("%v at %d a second: %d frames wait, want %d at most", c.ahead, c.perSecond, waiting, c.waiting)
			}
		}
		if final != 200-c.waiting {
			t.Errorf("%v at %d a second: %d of 200 frames are final, want %d", c.ahead, c.perSecond, final, 200-c.waiting)
		}
	}
}

// TestTwoSidedFarApart and close together: pictures that are seconds apart, and more pictures
// a second than may wait.
func TestTwoSidedFarApart(t *testing.T) {
	results := showing(of("n", 5, "h", 5))
	for n := range results {
		results[n].PTS *= 2 * rate
	}
	if got := twoSided(settings(), results); got != of("n", 5, "h", 5) {
		t.Errorf("seconds apart: %s", got)
	}
	for perSecond, latest := range map[int64]int64{50: 300, 60: 300, 240: 396} {
		found, _ := readAt(t, perSecond, settings(), showing(of("n", 300, "h", 300)))
		if len(found) != 2 || found[1].OnsetFrame < 300 || found[1].OnsetFrame > latest {
			t.Errorf("%d a second: %s", perSecond, spans(found))
		}
	}
}
