package filter

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/follow"
	"github.com/facecue/facecue/internal/frame"
	"github.com/facecue/facecue/internal/inference"
	"github.com/facecue/facecue/internal/pixel"
	"github.com/facecue/facecue/internal/test/kit"
	"github.com/facecue/facecue/models"
)

// TestDetectBlockOfOtherDetector: a detector of a fixed input has its faces followed if its card names a network for regions.
// A network that is missing or is none for regions, such as the detector itself, is an error.
func TestDetectBlockOfOtherDetector(t *testing.T) {
	for regions, want := range map[string]face.Way{"": face.InPicture, models.DefaultRegion: face.InRegion} {
		b := blockOf(t, 200, 210, 220)
		processBlock(t, "model="+fixedDetector(t, regions, "", ""), b)
		if f := b.Frames[1].Result.Faces; len(f) != 1 || f[0].By != want || !near(f[0], 210, 180, 120) {
			t.Errorf("regions of %q: %+v", regions, f)
		}
	}
	for _, name := range []string{"none", models.DefaultExpression, models.DefaultDetector} {
		if f, err := New(testEnv(t), "detect", "model="+fixedDetector(t, name, "", "")); err == nil {
			t.Errorf("regions of %q were taken: %v", name, f.Close())
		}
	}
	chain, err := Parse("detect=model="+fixedDetector(t, models.DefaultDetector, "", ""), testEnv(t))
	if err != nil {
		t.Fatal(err)
	}
	if refs, err := chain.Models(); err != nil || len(refs) != 2 {
		t.Errorf("a detector that names a detector for regions: %v, %v", refs, err)
	}
}

// fixedDetector is the path of a card of the built-in detector for pictures of 320x192, which names a network for
// regions, one that confirms faces, and a second detector.
func fixedDetector(t *testing.T, regions, confirms, second string) string {
	t.Helper()
	m, err := testEnv(t).Models.Open(models.DefaultDetector)
	if err != nil {
		t.Fatal(err)
	}
	card := m.Card
	card.Name, card.Regions, card.Confirms, card.Second = "fixed", regions, confirms, second
	card.Input.Width, card.Input.Height = 320, 192
	folder := t.TempDir()
	weights, err := os.ReadFile("../models/weights/" + card.File)
	text, jsonErr := json.Marshal(card)
	path := filepath.Join(folder, "fixed.json")
	if err = errors.Join(err, jsonErr, os.WriteFile(filepath.Join(folder, card.File), weights, 0o600), os.WriteFile(path, text, 0o600)); err != nil {
		t.Fatal(err)
	}
	return path
}

// TestDetectBlockClear: the network for regions reads clear faces, the detector the others.
func TestDetectBlockClear(t *testing.T) {
	d := build(t, testEnv(t), "detect", "block=8").(*detect)
	if d.region == d.unclear || d.regionOf(follow.Found{Clear: true}) != d.region || d.regionOf(follow.Found{}) != d.unclear {
		t.Error("clear and other faces are read by the wrong network")
	}
	b := blockOf(t, 200, 202, 204)
	if err := d.ProcessBlock(b); err != nil {
		t.Fatal(err)
	}
	if f := b.Second.faces; len(f) != 1 || f[0].Score < clearScore || !f[0].Clear || !f[0].Likely {
		t.Errorf("a clear face: %+v", f)
	}
	if err := d.Configure(face.Stream{Still: true}); err != nil || d.regionOf(follow.Found{Clear: true}) != d.unclear {
		t.Errorf("a face of a picture file is not read by the detector: %v", err)
	}
	k := &detectBlock{detect: d}
	shown, err := k.input(b.Frames[0])
	if err != nil {
		t.Fatal(err)
	}
	if f, err := k.whole(&shown, d.fine); err != nil || len(f) != 1 || !f[0].Clear || f[0].Likely {
		t.Errorf("a clear face of a picture file, in which nothing confirms faces: %+v, %v", f, err)
	}
	one := face.Face{Score: clearScore - 0.01, Box: b.Second.faces[0].Place}
	for _, isCoarse := range []bool{false, true} {
		if f, err := k.refine(&shown, one, isCoarse, nil); err != nil || f.Clear != isCoarse {
			t.Errorf("a face that is clear in its region alone, seen coarsely %v: clear %v, score %v, %v", isCoarse, f.Clear, f.Score, err)
		}
	}
	in := inference.Planes{Luma: kit.Room(320, 240), W: 320, H: 240}
	in.Channels = []pixel.Gray{in.Luma}
	for score, want := range map[float32]bool{clearScore - 0.01: false, clearScore: true} {
		if f, err := k.refine(&in, face.Face{Score: score, Box: face.Box{X: 100, Y: 100, W: 50, H: 60}}, false, nil); err != nil || f.Clear != want {
			t.Errorf("a face of %v is clear: %v, %v", score, f.Clear, err)
		}
	}
}

// TestDetectBlockDoubtfulEdge: a face that the quick search leaves in doubt is searched for finely.
func TestDetectBlockDoubtfulEdge(t *testing.T) {
	d := build(t, testEnv(t), "detect", "block=8").(*detect)
	var quick []face.Face
	f := faint(t, d, 120, func(in *inference.Planes) bool {
		var err error
		if quick, err = d.quick.Find(in); err != nil {
			t.Fatal(err)
		}
		isDoubt, err := d.quick.LeavesDoubt(in, quick)
		return err == nil && isDoubt
	})
	f.Result.Frame = 8
	in, err := (&detectBlock{detect: d}).input(f)
	if err != nil {
		t.Fatal(err)
	}
	fine, err := d.fine.Find(&in)
	if err != nil || len(fine) != 1 {
		t.Fatalf("the fine search finds %d faces, %v", len(fine), err)
	}
	b := &Block{Frames: []*frame.Frame{f}, First: new(Edge)}
	if err := d.ProcessBlock(b); err != nil || len(b.First.faces) != 1 || b.First.faces[0].Most != fine[0].Score {
		t.Errorf("quick %v, fine %v, in the block %+v, %v", quick[0].Score, fine[0].Score, b.First.faces, err)
	}
}
