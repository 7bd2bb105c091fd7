package subtitle

import (
	"fmt"
	"strings"
	"testing"

	"github.com/facecue/facecue/internal/face"
)

// plainStream has a frame each tick of 40 ms, and pictures of 480 rows: a face stands
// still within two pixels.
func plainStream() face.Stream {
	return face.Stream{Width: 640, Height: 480, Clock: face.Clock{Base: face.Rational{Num: 1, Den: 25}}, Rate: face.Rational{Num: 25, Den: 1}}
}

// followed are the cues that a follower makes of frames, as "start-end" in ticks. A nil
// face is none, one whose person is -1 a frame that was not analysed.
func followed(t *testing.T, options string, frames ...*face.Face) string {
	t.Helper()
	v, err := followOptions().Parse(options)
	if err != nil {
		t.Fatal(err)
	}
	var list cueList
	n := newFollower(&list, plainStream(), v)
	for i, f := range frames {
		r := face.Result{Frame: int64(i), PTS: int64(i), Duration: 1, Status: face.Found}
		switch {
		case f == nil:
			r.Status = face.NoFace
		case f.ID < 0:
			r.Status = face.NotAnalysed
		default:
			r.Faces = []face.Face{*f}
		}
		if err := n.Result(&r); err != nil {
			t.Fatal(err)
		}
	}
	if err := n.Close(); err != nil {
		t.Fatal(err)
	}
	var parts []string
	for _, c := range list {
		parts = append(parts, fmt.Sprintf("%d-%d", c.Start, c.End))
	}
	return strings.Join(parts, " ")
}

// moved is a face with a box and a smoothed score of happiness.
func moved(x, y, w, h, score float32) *face.Face {
	f := &face.Face{ID: 1, Box: face.Box{X: x, Y: y, W: w, H: h}, Label: face.Happiness, State: face.Happiness}
	f.Smooth[face.Happiness-face.Neutral] = score
	return f
}

// TestStandingStill: a face that moves by less than two pixels, or whose score stays
// within a tenth, has one cue.
func TestStandingStill(t *testing.T) {
	at := moved(100, 100, 50, 60, 0.8)
	unsure, other := *at, *at
	unsure.State, other.State = face.Uncertain, face.Fear
	for _, c := range []struct {
		name string
		then *face.Face
		want string
	}{
		{"still", at, "0-2"},
		{"a little to the right", moved(101.9, 100, 50, 60, 0.8), "0-2"},
		{"to the right", moved(102, 100, 50, 60, 0.8), "0-1 1-2"},
		{"to the left", moved(98, 100, 50, 60, 0.8), "0-1 1-2"},
		{"a little up", moved(100, 98.1, 50, 60, 0.8), "0-2"},
		{"up", moved(100, 98, 50, 60, 0.8), "0-1 1-2"},
		{"down", moved(100, 102, 50, 60, 0.8), "0-1 1-2"},
		{"wider", moved(100, 100, 52, 60, 0.8), "0-1 1-2"},
		{"a little narrower", moved(100, 100, 48.1, 60, 0.8), "0-2"},
		{"lower", moved(100, 100, 50, 58, 0.8), "0-1 1-2"},
		{"higher", moved(100, 100, 50, 62, 0.8), "0-1 1-2"},
		{"a score that rounds to the same percentage", moved(100, 100, 50, 60, 0.804), "0-2"},
		{"to the next", moved(100, 100, 50, 60, 0.806), "0-1 1-2"},
		{"to the one before", moved(100, 100, 50, 60, 0.794), "0-1 1-2"},
		{"another state", &other, "0-1 1-2"},
		{"none", &unsure, "0-1 1-2"},
		{"gone", nil, "0-1"},
		{"not analysed", &face.Face{ID: -1}, "0-1"},
	} {
		if got := followed(t, "", at, c.then); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
	if got := followed(t, "", at, &face.Face{ID: -1}, at, nil); got != "0-3" {
		t.Errorf("not analysed in between: %s", got)
	}
}

// TestToleranceGrowsWithThePicture: nobody sees less than a pixel in 240.
func TestToleranceGrowsWithThePicture(t *testing.T) {
	for height, want := range map[int]float32{120: 1, 240: 1, 480: 2, 2160: 9} {
		s := plainStream()
		s.Height = height
		if got := newFollower(nil, s, followOptions().Defaults()).tolerance; got != want {
			t.Errorf("%d rows: %v pixels, want %v", height, got, want)
		}
	}
}

// TestStep: a box changes no more often than step says, but its label does at once.
func TestStep(t *testing.T) {
	walk := func(n int) (frames []*face.Face) {
		for i := range n {
			frames = append(frames, moved(float32(100+10*i), 100, 50, 60, 0.8))
		}
		return frames
	}
	if got := followed(t, "step=0.2", walk(12)...); got != "0-5 5-10 10-12" {
		t.Errorf("boxes of %s", got)
	}
	frames := walk(4)
	frames[2].State = face.Fear
	frames[3].State = face.Fear
	if got := followed(t, "step=0.2", frames...); got != "0-2 2-4" {
		t.Errorf("another label: %s", got)
	}
}

// TestRepeats: a cue is written again every max_cue, which is not shorter than step.
func TestRepeats(t *testing.T) {
	var frames []*face.Face
	for range 12 {
		frames = append(frames, moved(100, 100, 50, 60, 0.8))
	}
	for options, want := range map[string]string{
		"max_cue=0.2": "0-5 5-10 10-12", "max_cue=0": "0-12", "max_cue=0.2:step=0.4": "0-10 10-12", "max_cue=0:step=0.2": "0-12",
	} {
		if got := followed(t, options, frames...); got != want {
			t.Errorf("%s: %s, want %s", options, got, want)
		}
	}
}

// TestPoorFaces are shown unless the option says otherwise.
func TestPoorFaces(t *testing.T) {
	poor, unsure := moved(100, 100, 50, 60, 0), moved(100, 100, 50, 60, 0)
	poor.State, unsure.State = face.LowQuality, face.Uncertain
	for options, want := range map[string]string{"": "0-1 1-2", "poor=0": "1-2"} {
		if got := followed(t, options, poor, unsure); got != want {
			t.Errorf("%q: %s, want %s", options, got, want)
		}
	}
}

// TestLastFrame lasts as long as it says, or as frames usually do.
func TestLastFrame(t *testing.T) {
	for duration, want := range map[int64]int64{0: 1, 7: 7} {
		var list cueList
		n := newFollower(&list, plainStream(), followOptions().Defaults())
		r := face.Result{Duration: duration, Status: face.Found, Faces: []face.Face{*moved(1, 2, 3, 4, 0.8)}}
		if err := n.Result(&r); err != nil {
			t.Fatal(err)
		}
		if err := n.Close(); err != nil || len(list) != 1 || list[0].End != want {
			t.Errorf("%d ticks: %+v, %v", duration, list, err)
		}
	}
}

// TestFollowingSeveral: each person has a cue of his own, and one who is gone none.
func TestFollowingSeveral(t *testing.T) {
	var list cueList
	n := newFollower(&list, plainStream(), followOptions().Defaults())
	for i, ids := range [][]int{{1, 2}, {2}, {2, 1}} {
		r := face.Result{PTS: int64(i), Duration: 1, Status: face.Found}
		for _, id := range ids {
			f := moved(float32(100*id), 100, 50, 60, 0.8)
			f.ID = id
			r.Faces = append(r.Faces, *f)
		}
		if err := n.Result(&r); err != nil {
			t.Fatal(err)
		}
	}
	if err := n.Close(); err != nil {
		t.Fatal(err)
	}
	got := ""
	for _, c := range list {
		got += fmt.Sprintf("P%d %d-%d ", c.Lines[0].Person, c.Start, c.End)
	}
	if got != "P1 0-1 P2 0-3 P1 2-3 " {
		t.Errorf("got %s", got)
	}
}
