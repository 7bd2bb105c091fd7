package filter

import (
	"testing"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/follow"
	"github.com/facecue/facecue/internal/frame"
	"github.com/facecue/facecue/internal/inference"
)

// TestDetectBlockFindsUnseenFace: a face that is not clear and too faint for its region is found where it was, with a low
// score, if the network that confirms faces is certain of it; a clear face is not, nor any where no network confirms faces.
func TestDetectBlockFindsUnseenFace(t *testing.T) {
	d := build(t, testEnv(t), "detect", "block=8").(*detect)
	known := follow.Found{Face: face.Face{Score: 0.6}, Place: face.Box{X: 220, Y: 60, W: 200, H: 250}, Most: 0.6}
	known.Box = known.Place
	f := faint(t, d, 200, func(in *inference.Planes) bool {
		if _, ok, err := d.unclear.Find(in, known.Place); err != nil || ok {
			return false
		}
		isThere, err := d.confirmer.IsThere(in, known.Box)
		return err == nil && isThere
	})
	k := &detectBlock{detect: d, analysed: []*frame.Frame{f}}
	found, ok, err := k.Find(0, known)
	if err != nil || !ok || found.Box != known.Box || found.Score != unseenScore || found.By != face.InRegion {
		t.Errorf("found %+v, %v, %v", found, ok, err)
	}
	if err := d.confirmer.Close(); err != nil {
		t.Fatal(err)
	}
	d.confirmer = nil
	if _, ok, err := k.Find(0, known); ok || err != nil {
		t.Errorf("without a network that confirms faces: found is %v, %v", ok, err)
	}
}

// TestDetectBlockLosesClearFace: a clear face that its region does not show any more is lost.
func TestDetectBlockLosesClearFace(t *testing.T) {
	d := build(t, testEnv(t), "detect", "block=8").(*detect)
	known := follow.Found{Face: face.Face{Score: 0.9}, Place: face.Box{X: 220, Y: 60, W: 200, H: 250}, Most: 0.9, Clear: true}
	known.Box = known.Place
	f := faint(t, d, 200, func(in *inference.Planes) bool {
		if _, ok, err := d.region.Find(in, known.Place); err != nil || ok {
			return false
		}
		isThere, err := d.confirmer.IsThere(in, known.Box)
		return err == nil && isThere
	})
	k := &detectBlock{detect: d, analysed: []*frame.Frame{f}}
	if _, ok, err := k.Find(0, known); ok || err != nil {
		t.Errorf("found is %v, %v", ok, err)
	}
}
