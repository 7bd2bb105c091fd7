package subtitle

import (
	"errors"
	"strings"
	"testing"

	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/face"
)

// TestTilesInOrder: cues come by their start and their lines by person, whatever the
// order of the events, and only what is said twice of one person is left out.
func TestTilesInOrder(t *testing.T) {
	for _, c := range []struct {
		name   string
		split  bool
		events []event.Event
		want   string
	}{
		{"a later state of the first person", true,
			[]event.Event{shows(event.State, 1, face.Happiness, 0, 20), shows(event.State, 1, face.Fear, 30, 40), shows(event.State, 2, face.Sadness, 10, 15)},
			"0-20 P1 happiness; 10-15 P2 sadness; 30-40 P1 fear"},
		{"a flash over a state, each person alone", true,
			[]event.Event{shows(event.State, 1, face.Happiness, 0, 20), shows(event.Fleeting, 1, face.Fear, 5, 8)},
			"0-5 P1 happiness; 5-8 P1 happiness · P1 fleeting fear; 8-20 P1 happiness"},
		{"the second person comes first", false,
			[]event.Event{shows(event.State, 1, face.Happiness, 10, 20), shows(event.State, 2, face.Sadness, 0, 20)},
			"0-10 P2 sadness; 10-20 P1 happiness · P2 sadness"},
		{"two people with one expression", false,
			[]event.Event{shows(event.State, 1, face.Fear, 0, 9), shows(event.State, 2, face.Fear, 0, 9)}, "0-9 P1 fear · P2 fear"},
		{"a fleeting expression over the same state", false,
			[]event.Event{shows(event.State, 1, face.Fear, 0, 9), shows(event.Fleeting, 1, face.Fear, 0, 9)}, "0-9 P1 fear · P1 fleeting fear"},
	} {
		if got := cuesFrom(t, "max_cue=0", ticks(40), c.split, c.events...); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

// TestCutAtFewFrames: a cue is cut at frames within it only.
func TestCutAtFewFrames(t *testing.T) {
	for _, c := range []struct {
		name string
		pts  []int64
		to   int64
		want string
	}{
		{"the next frame is after it", []int64{0, 30}, 12, "0-12"},
		{"the next frame is at its end", []int64{0, 12}, 12, "0-12"},
		{"the first frame is later than max_cue", []int64{50, 60}, 90, "0-50 50-60 60-90"},
		{"the first frame is within max_cue", []int64{5, 30}, 40, "0-5 5-30 30-40"},
	} {
		got := cuesFrom(t, "max_cue=0.4", c.pts, false, shows(event.State, 1, face.Fear, 0, c.to))
		if got = strings.ReplaceAll(strings.ReplaceAll(got, " P1 fear", ""), ";", ""); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

// TestPlaceAtTheStart: a cue that starts where a place was noted has that one.
func TestPlaceAtTheStart(t *testing.T) {
	p := places{people: map[int][]place{1: {{pts: 10, box: face.Box{X: 1}}, {pts: 20, box: face.Box{X: 2}}, {pts: 30, box: face.Box{X: 3}}}}}
	for start, want := range map[int64]float32{9: 1, 10: 1, 19: 1, 20: 2, 21: 2, 99: 3} {
		if got := p.locate(Cue{Start: start, Lines: []Line{{Person: 1}}})[0].Box.X; got != want {
			t.Errorf("at %d: place %v, want %v", start, got, want)
		}
	}
}

// failing is an encoder that fails at one of its calls.
type failing struct{ calls, at int }

var errOnce = errors.New("once")

func (f *failing) call() error {
	if f.calls++; f.calls == f.at {
		return errOnce
	}
	return nil
}

func (f *failing) Begin([]int64) error { return f.call() }
func (f *failing) Remarks() []string   { return []string{"25 frames a second"} }
func (f *failing) Encode(Cue) error    { return f.call() }
func (f *failing) Close() error        { return f.call() }

// TestErrorOfAnEncoder ends the writer: the encoder is not called again.
func TestErrorOfAnEncoder(t *testing.T) {
	for at := 1; at <= 4; at++ { // Begin, two cues, Close
		e := &failing{at: at}
		n := newIntervals(e, plainStream(), intervalOptions(full).Defaults(), false)
		n.planned = e
		n.events = []event.Event{shows(event.State, 1, face.Fear, 0, 9), shows(event.State, 1, face.Anger, 9, 20)}
		if err := n.Close(); !errors.Is(err, errOnce) || e.calls != at {
			t.Errorf("intervals, call %d: %v after %d calls", at, err, e.calls)
		}
	}
	for at := 1; at <= 3; at++ { // a cue that ends, one that is open at the end, Close
		e := &failing{at: at}
		n := newFollower(e, plainStream(), followOptions().Defaults())
		var err error
		for i, x := range []float32{100, 200} {
			r := face.Result{PTS: int64(i), Duration: 1, Status: face.Found, Faces: []face.Face{*moved(x, 100, 50, 60, 0.8)}}
			if err == nil {
				err = n.Result(&r)
			}
		}
		if err == nil {
			err = n.Close()
		}
		if !errors.Is(err, errOnce) || e.calls != at {
			t.Errorf("follower, call %d: %v after %d calls", at, err, e.calls)
		}
	}
}

// TestRemarks are those of the encoder; most encoders choose nothing.
func TestRemarks(t *testing.T) {
	n := newIntervals(&cueList{}, plainStream(), intervalOptions(full).Defaults(), false)
	if got := n.Remarks(); got != nil {
		t.Errorf("got %q", got)
	}
	n.planned = &failing{}
	if got := n.Remarks(); len(got) != 1 || got[0] != "25 frames a second" {
		t.Errorf("got %q", got)
	}
}
