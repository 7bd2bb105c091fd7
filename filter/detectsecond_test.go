package filter

import (
	"errors"
	"testing"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/frame"
	"github.com/facecue/facecue/internal/inference"
	"github.com/facecue/facecue/models"
)

// TestDetectBlockSecond: a face that the second detector alone finds is in a block, with a score that makes no person. It is
// not in a picture file, and not where each frame is searched.
func TestDetectBlockSecond(t *testing.T) {
	for name, c := range map[string]struct {
		options string
		still   bool
		want    int
	}{"a block": {"block=8", false, 1}, "a picture file": {"block=8", true, 0}, "each frame": {"block=1", false, 0}} {
		b := certainBlock(t)
		d := build(t, testEnv(t), "detect", c.options).(*detect)
		if err := d.Configure(face.Stream{Still: c.still}); err != nil {
			t.Fatal(err)
		}
		blind := inference.NewSearch(openerOf(t, models.DefaultDetector), 0.99, 0, inference.FineSides())
		d.fine, d.searches = blind, append(d.searches, blind)
		if err := d.ProcessBlock(b); err != nil {
			t.Fatal(err)
		}
		if f := b.First.faces; len(f) != c.want || c.want == 1 && (f[0].Most < 0.6 || f[0].Most >= 0.7) {
			t.Errorf("%s: %+v", name, f)
		}
	}
}

// TestDetectBlockSecondIsAskedInDoubt: the second detector searches a picture without faces, or with one in doubt; it is not
// loaded for a picture with sure faces alone.
func TestDetectBlockSecondIsAskedInDoubt(t *testing.T) {
	asked := errors.New("the second detector is asked")
	for name, c := range map[string]struct {
		block   func(*detect) *Block
		isAsked bool
	}{
		"no face":    {func(*detect) *Block { return blockOf(t, -1, -1) }, true},
		"sure face":  {func(*detect) *Block { return blockOf(t, 200, 200) }, false},
		"faint face": {func(d *detect) *Block { return faintBlock(t, d) }, true},
	} {
		d := build(t, testEnv(t), "detect", "block=8").(*detect)
		d.second = inference.NewSearch(func() (*models.Session, error) { return nil, asked }, 0, 0, inference.FineSides())
		if err := d.ProcessBlock(c.block(d)); errors.Is(err, asked) != c.isAsked {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// faintBlock is a block with a face that the fine search leaves in doubt.
func faintBlock(t *testing.T, d *detect) *Block {
	t.Helper()
	f := faint(t, d, 200, func(in *inference.Planes) bool {
		found, err := d.fine.Find(in)
		return err == nil && len(found) == 1 && found[0].Score < 0.7
	})
	return &Block{Frames: []*frame.Frame{f}, First: new(Edge)}
}

// certainBlock is a block with a face that the second detector finds and of which the network that confirms faces is certain.
func certainBlock(t *testing.T) *Block {
	t.Helper()
	d := build(t, testEnv(t), "detect", "block=8").(*detect)
	f := faint(t, d, 200, func(in *inference.Planes) bool {
		found, err := d.second.Find(in)
		if err != nil || len(found) != 1 {
			return false
		}
		sure, err := d.confirmer.Score(in, found[0].Box)
		return err == nil && sure > 0.99
	})
	return &Block{Frames: []*frame.Frame{f}, First: new(Edge)}
}

// openerOf gives sessions of a built-in detector.
func openerOf(t *testing.T, name string) func() (*models.Session, error) {
	return func() (*models.Session, error) { return inference.Open(testEnv(t).Models, name, models.Detector) }
}
