package track_test

import (
	"testing"
	"time"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/track"
)

// TestMost: no more faces are followed than the option max says.
func TestMost(t *testing.T) {
	values, err := track.Options().Parse("max=2")
	if err != nil {
		t.Fatal(err)
	}
	tracker := track.New(track.Parse(values), face.Stream{Clock: face.Clock{Base: face.Rational{Num: 1, Den: 25}}})
	r := face.Result{Status: face.Found}
	for i := range 5 {
		r.Faces = append(r.Faces, head(i, float32(300*i), 100))
	}
	if tracker.Update(&r); len(r.Faces) != 2 {
		t.Errorf("%d faces are followed", len(r.Faces))
	}
}

// TestSettings: every option reaches its setting.
func TestSettings(t *testing.T) {
	values, err := track.Options().Parse("sure=0.9:high=0.8:hits=4:keep=2.5:iou=0.3:look=-0.5:cut=33:max=7")
	if err != nil {
		t.Fatal(err)
	}
	want := track.Settings{Sure: 0.9, High: 0.8, Hits: 4, Keep: 2500 * time.Millisecond, IoU: 0.3, Look: -0.5, Cut: 33, Max: 7}
	if got := track.Parse(values); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
	for _, wrong := range []string{"look=-1.1", "cut=0.9", "hits=0", "max=0"} {
		if _, err := track.Options().Parse(wrong); err == nil {
			t.Errorf("%s was taken", wrong)
		}
	}
}
