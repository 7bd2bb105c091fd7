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

// TestDetectBlockFindsUnseenFace: a face that is not clear and too faint for its region is found where it was, with a low
// score, if the network that confirms faces is certain of it; not if that network did not take it for a face in the whole
// picture, or is not there.
func TestDetectBlockFindsUnseenFace(t *testing.T) {
	d := build(t, testEnv(t), "detect", "block=8").(*detect)
	known := knownFace(0.6)
	k := unseen(t, d, d.unclear, known)
	found, ok, err := k.Find(0, known)
	if err != nil || !ok || found.Box != known.Box || found.Score != unseenScore || found.By != face.InRegion {
		t.Errorf("found %+v, %v, %v", found, ok, err)
	}
	known.Likely = false
	if _, ok, err := k.Find(0, known); ok || err != nil {
		t.Errorf("a face that is not likely: found is %v, %v", ok, err)
	}
	if err := d.confirmer.Close(); err != nil {
		t.Fatal(err)
	}
	d.confirmer = nil
	if _, ok, err := k.Find(0, known); ok || err != nil {
		t.Errorf("without a network that confirms faces: found is %v, %v", ok, err)
	}
}

// TestDetectBlockFindsTurnedFace: a face that the detector does not find in its region is found there by the second one, if
// the network that confirms faces is sure of it.
func TestDetectBlockFindsTurnedFace(t *testing.T) {
	d := build(t, testEnv(t), "detect", "block=8").(*detect)
	f := greyFrame(t, kit.FaintFace(200, 1), 1)
	t.Cleanup(func() { f.Close() })
	k, known := &detectBlock{detect: d, analysed: []*frame.Frame{f}}, knownFace(0.6)
	if err := d.unclear.Close(); err != nil {
		t.Fatal(err)
	}
	d.unclear = inference.NewRegion(openerOf(t, models.DefaultDetector), 1.3, 0) // no face has this score
	if found, ok, err := k.Find(0, known); err != nil || !ok || found.Score <= unseenScore || found.By != face.InRegion {
		t.Errorf("found %+v, %v, %v", found, ok, err)
	}
	asked := errors.New("asked")
	if err := d.confirmer.Close(); err != nil {
		t.Fatal(err)
	}
	d.confirmer = inference.NewConfirmer(func() (*models.Session, error) { return nil, asked })
	if _, _, err := k.Find(0, known); !errors.Is(err, asked) {
		t.Error(err)
	}
}

// TestDetectBlockLosesClearFace: a clear face that its region does not show any more is lost.
func TestDetectBlockLosesClearFace(t *testing.T) {
	d := build(t, testEnv(t), "detect", "block=8").(*detect)
	known := knownFace(0.9)
	known.Clear = true
	if _, ok, err := unseen(t, d, d.region, known).Find(0, known); ok || err != nil {
		t.Errorf("found is %v, %v", ok, err)
	}
}

// knownFace is a face with a score at the place of kit.FaintFace.
func knownFace(score float32) follow.Found {
	box := face.Box{X: 220, Y: 60, W: 200, H: 250}
	return follow.Found{Face: face.Face{Score: score, Box: box}, Place: box, Most: score, Likely: true}
}

// unseen is a block of one picture, in which a region does not show a known face and the network that confirms faces is
// certain of it.
func unseen(t *testing.T, d *detect, region *inference.Region, known follow.Found) *detectBlock {
	t.Helper()
	f := faint(t, d, 200, func(in *inference.Planes) bool {
		if _, ok, err := region.Find(in, known.Place); err != nil || ok {
			return false
		}
		isThere, err := d.confirmer.IsThere(in, known.Box)
		return err == nil && isThere
	})
	return &detectBlock{detect: d, analysed: []*frame.Frame{f}}
}
