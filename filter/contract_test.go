package filter

import (
	"errors"
	"testing"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/frame"
	"github.com/facecue/facecue/internal/testkit"
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
			t.Run("frees frames on failure", func(t *testing.T) { freesOnFailure(t, d) })
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

// metadataOnly: what goes in comes out, in order, once, with the same pixels.
func metadataOnly(t *testing.T, d Descriptor) {
	f := instance(t, d)
	g := testkit.Room(320, 240)
	testkit.DrawFace(g, 150, 120, 100, 1)
	next := int64(0)
	emit := func(f *frame.Frame) error {
		if f.Result.Frame != next || f.Result.PTS != 10*next {
			t.Errorf("frame %d, pts %d came as number %d", f.Result.Frame, f.Result.PTS, next)
		}
		next++
		samePixels(t, f, g)
		return f.Close()
	}
	for i := range int64(12) {
		in := greyFrame(t, g, 1)
		in.Result.Frame, in.Result.PTS, in.Result.Duration = i, 10*i, 10
		if err := f.Process(in, emit); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.Flush(emit); err != nil {
		t.Fatal(err)
	}
	if next != 12 {
		t.Errorf("%d of 12 frames came out", next)
	}
}

// freesOnFailure: a filter owns a frame also when the stage after it fails;
// TestMain counts the frames left.
func freesOnFailure(t *testing.T, d Descriptor) {
	f := instance(t, d)
	broken := errors.New("broken")
	fail := func(f *frame.Frame) error { return errors.Join(broken, f.Close()) }
	err := f.Process(greyFrame(t, testkit.Room(320, 240), 1), fail)
	if err == nil {
		err = f.Flush(fail)
	}
	if !errors.Is(err, broken) {
		t.Errorf("got %v", err)
	}
	used := greyFrame(t, testkit.Room(320, 240), 1)
	if err := used.Close(); err != nil {
		t.Fatal(err)
	}
	if d.Model != "" && f.Process(used, fail) == nil {
		t.Error("took a closed frame")
	}
}
