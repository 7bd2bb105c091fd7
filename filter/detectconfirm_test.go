package filter

import (
	"testing"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/frame"
	"github.com/facecue/facecue/internal/inference"
	"github.com/facecue/facecue/internal/test/kit"
	"github.com/facecue/facecue/models"
)

// TestDetectBlockConfirms: a face that a search of a block leaves in doubt is looked at again, and its score rises, but
// not to that of a person. It does not rise in a picture file, nor where each frame is searched, and no search asks there
// whether it is likely.
func TestDetectBlockConfirms(t *testing.T) {
	for name, c := range map[string]struct {
		options string
		still   bool
		rises   bool
	}{"a block": {"block=8", false, true}, "a picture file": {"block=8", true, false}, "each frame": {"block=1:size=640", false, false}} {
		d := build(t, testEnv(t), "detect", c.options).(*detect)
		if err := d.Configure(face.Stream{Still: c.still}); err != nil {
			t.Fatal(err)
		}
		if asks := d.fine.IsLikely != nil && d.quick.IsLikely != nil && d.second.IsLikely != nil; asks != c.rises {
			t.Errorf("%s: the searches ask: %v", name, asks)
		}
		before, after := doubtful(t, d)
		if rises := after > before; rises != c.rises || after >= 0.7 {
			t.Errorf("%s: the score of a face in doubt went from %v to %v", name, before, after)
		}
	}
}

// doubtful is the score of a faint face that the fine search leaves in doubt, and the one that it has in a block.
func doubtful(t *testing.T, d *detect) (before, after float32) {
	t.Helper()
	f := faint(t, d, 200, func(in *inference.Planes) bool {
		found, err := d.fine.Find(in)
		if err != nil {
			t.Fatal(err)
		}
		if len(found) == 1 {
			before = found[0].Score
		}
		return len(found) == 1 && before >= 0.5 && before < 0.65
	})
	b := &Block{Frames: []*frame.Frame{f}, First: new(Edge)}
	if err := d.ProcessBlock(b); err != nil || len(b.First.faces) != 1 {
		t.Fatalf("%d faces, %v", len(b.First.faces), err)
	}
	return before, b.First.faces[0].Score
}

// faint is a picture with a drawn face of a width: of falling contrasts the first that is wanted.
func faint(t *testing.T, d *detect, width float64, isWanted func(*inference.Planes) bool) *frame.Frame {
	t.Helper()
	for contrast := 0.4; contrast > 0.02; contrast *= 0.95 {
		f := greyFrame(t, kit.FaintFace(width, contrast), 1)
		t.Cleanup(func() { f.Close() })
		in, err := (&detectBlock{detect: d}).input(f)
		if err != nil {
			t.Fatal(err)
		}
		if isWanted(&in) {
			return f
		}
	}
	t.Fatal("no contrast is wanted")
	return nil
}

// TestConfirmsOfAnotherKind: a card that names no network, or one of another kind, to confirm faces or as a second detector is
// refused.
func TestConfirmsOfAnotherKind(t *testing.T) {
	for _, c := range []struct {
		confirms, second string
		isTaken          bool
	}{
		{models.DefaultConfirm, "", true},
		{models.DefaultRegion, "", false},
		{"none", "", false},
		{models.DefaultConfirm, models.DefaultSecond, true},
		{models.DefaultConfirm, models.DefaultRegion, false},
		{models.DefaultConfirm, "none", false},
	} {
		f, err := New(testEnv(t), "detect", "model="+fixedDetector(t, "", c.confirms, c.second))
		if (err == nil) != c.isTaken {
			t.Errorf("confirms of %q, second %q: %v", c.confirms, c.second, err)
		}
		if err == nil {
			if err := f.Close(); err != nil {
				t.Error(err)
			}
		}
	}
}
