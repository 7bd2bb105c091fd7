package filter

import (
	"errors"
	"testing"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/frame"
	"github.com/facecue/facecue/internal/test/kit"
)

var testStream = face.Stream{
	Width: 320, Height: 240,
	Clock: face.Clock{Base: face.Rational{Num: 1, Den: 25}},
	Rate:  face.Rational{Num: 25, Den: 1},
}

// TestContract is what every filter promises, whatever it does.
func TestContract(t *testing.T) {
	for _, d := range Filters() {
		t.Run(d.Name, func(t *testing.T) {
			t.Run("described", func(t *testing.T) { described(t, d) })
			t.Run("metadata only", func(t *testing.T) { metadataOnly(t, d) })
			t.Run("lends frames", func(t *testing.T) { lends(t, d) })
			t.Run("closed unused", func(t *testing.T) { instance(t, d) })
		})
	}
}

func described(t *testing.T, d Descriptor) {
	if d.Help == "" || d.New == nil {
		t.Error("no help or no constructor")
	}
	for _, o := range d.Options {
		if o.Help == "" {
			t.Errorf("option %s has no help", o.Name)
		}
	}
	if d.Model != "" && d.Options.Defaults().String(d.Model) == "" {
		t.Error("no default model")
	}
	for _, need := range d.Needs {
		if _, err := Lookup(need); err != nil {
			t.Error(err)
		}
	}
}

// instance makes a configured filter with default options; closing it twice is
// no error.
func instance(t *testing.T, d Descriptor) Filter {
	t.Helper()
	f, err := d.New(d.Options.Defaults(), testEnv(t))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := errors.Join(f.Close(), f.Close()); err != nil {
			t.Error(err)
		}
	})
	if err := f.Configure(testStream); err != nil {
		t.Fatal(err)
	}
	return f
}

// metadataOnly: a frame keeps its number, its time and its pixels.
func metadataOnly(t *testing.T, d Descriptor) {
	f := instance(t, d)
	g := kit.Room(320, 240)
	kit.DrawFace(g, 150, 120, 100, 1)
	for i := range int64(12) {
		in := greyFrame(t, g, 1)
		in.Result.Frame, in.Result.PTS, in.Result.Duration = i, 10*i, 10
		if err := f.Process(in); err != nil {
			t.Fatal(err)
		}
		if r := &in.Result; r.Frame != i || r.PTS != 10*i || r.Duration != 10 {
			t.Errorf("frame %d became frame %d, pts %d, duration %d", i, r.Frame, r.PTS, r.Duration)
		}
		samePixels(t, in, g)
		if err := in.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// lends: a filter never closes a frame, nor keeps pixels of it that are still open
// after the frame is closed, which TestMain counts. A filter that reads pixels
// refuses a closed frame.
func lends(t *testing.T, d Descriptor) {
	f := instance(t, d)
	in := greyFrame(t, kit.Room(320, 240), 1)
	live := frame.OpenCount()
	if err := f.Process(in); err != nil {
		t.Fatal(err)
	}
	if frame.OpenCount() != live {
		t.Errorf("%d frames are open, %d were before", frame.OpenCount(), live)
	}
	if err := in.Close(); err != nil {
		t.Fatal(err)
	}
	in.Result.Status, in.Result.Faces = face.Found, []face.Face{{ID: 1, Box: drawnBox(160, 120, 100), Quality: 1}}
	if d.Model != "" && f.Process(in) == nil {
		t.Error("took a closed frame")
	}
}
