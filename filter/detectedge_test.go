package filter

import (
	"errors"
	"testing"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/follow"
	"github.com/facecue/facecue/internal/frame"
	"github.com/facecue/facecue/internal/inference"
	"github.com/facecue/facecue/internal/test/kit"
	"github.com/facecue/facecue/models"
)

// TestDetectCarries: a face that the searches at the edges do not see any more is found there by its region, from edge to edge, no
// matter which edge is asked for first. One that is not likely is not looked for, nor is any behind a cut.
func TestDetectCarries(t *testing.T) {
	for name, c := range map[string]struct {
		isLikely, isCut bool
		want            int
	}{"likely": {true, false, 1}, "not likely": {false, false, 0}, "behind a cut": {true, true, 0}} {
		d := build(t, testEnv(t), "detect", "block=8").(*detect)
		known := faintFace
		f := unsearched(t, d, known)
		known.Likely = c.isLikely
		first := &Edge{done: true, faces: []follow.Found{known}, view: viewOf(f)}
		if c.isCut {
			first.view.h++
		}
		second := edgeAfter(t, f, first)
		third := edgeAfter(t, f, second)
		for _, e := range []*Edge{third, second} {
			got, err := d.edgeFaces(e, nil)
			if err != nil || len(got) != c.want {
				t.Fatalf("%s: %+v, %v", name, got, err)
			}
			if c.want > 0 && (got[0].By != face.InRegion || got[0].Score > known.Most || got[0].Box.IoU(known.Box) < 0.3) {
				t.Errorf("%s: %+v", name, got[0])
			}
		}
	}
}

// TestDetectCarriesWhatIsCertain: the network that confirms faces is asked about a face that a region finds at an edge.
func TestDetectCarriesWhatIsCertain(t *testing.T) {
	d := build(t, testEnv(t), "detect", "block=8").(*detect)
	f := unsearched(t, d, faintFace)
	asked := errors.New("asked")
	d.confirmer = inference.NewConfirmer(func() (*models.Session, error) { return nil, asked })
	e := edgeAfter(t, f, &Edge{done: true, faces: []follow.Found{faintFace}, view: viewOf(f)})
	if _, err := d.edgeFaces(e, f); !errors.Is(err, asked) {
		t.Error(err)
	}
}

// faintFace is a face with a low score at the place of kit.FaintFace.
var faintFace = follow.Found{
	Face: face.Face{Score: 0.3, Box: face.Box{X: 270, Y: 118, W: 100, H: 125}}, Place: face.Box{X: 270, Y: 118, W: 100, H: 125},
	Most: 0.3, Likely: true,
}

// TestDetectCarriesOnce: a face that the search finds stays what the search found.
func TestDetectCarriesOnce(t *testing.T) {
	d := build(t, testEnv(t), "detect", "block=8").(*detect)
	known := knownFace(0.6)
	f := greyFrame(t, kit.FaintFace(200, 1), 1)
	t.Cleanup(func() { f.Close() })
	if err := d.scene(f); err != nil {
		t.Fatal(err)
	}
	e := edgeAfter(t, f, &Edge{done: true, faces: []follow.Found{known}, view: viewOf(f)})
	got, err := d.edgeFaces(e, f)
	if err != nil || len(got) != 1 || got[0].By != face.InPicture {
		t.Errorf("%+v, %v", got, err)
	}
}

// unsearched is a picture in which no search finds a known face and its region does.
func unsearched(t *testing.T, d *detect, known follow.Found) *frame.Frame {
	t.Helper()
	f := faint(t, d, 100, func(in *inference.Planes) bool {
		for _, s := range []*inference.Search{d.fine, d.second} {
			if found, err := s.Find(in); err != nil || len(found) > 0 {
				return false
			}
		}
		_, ok, err := d.unclear.Find(in, known.Place)
		return err == nil && ok
	})
	if err := d.scene(f); err != nil {
		t.Fatal(err)
	}
	return f
}

func edgeAfter(t *testing.T, f *frame.Frame, before *Edge) *Edge {
	t.Helper()
	b := &Block{First: before}
	e, err := b.EndAt(f)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { b.Next.Close(); e.Close() })
	return e
}

// TestReplace: a face of the edge before takes the place of a faint one, and not of another.
func TestReplace(t *testing.T) {
	for score, want := range map[float32]float32{0.49: 0.3, 0.5: 0.5} {
		one := knownFace(score)
		aside := knownFace(score)
		aside.Box.X, aside.Place.X = 0, 0
		got := replace([]follow.Found{aside, one}, knownFace(0.3))
		if len(got) != 2 || got[0].Score != score || got[1].Score != want {
			t.Errorf("a score of %v: %+v", score, got)
		}
	}
}
