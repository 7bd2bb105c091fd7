package filter

import (
	"testing"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/test/kit"
)

// TestDetectStill: a picture file is searched at several sizes, which find a face that is too small
// for the one size at which each frame of a film is searched with block=1.
func TestDetectStill(t *testing.T) {
	for _, still := range []bool{true, false} {
		d := build(t, testEnv(t), "detect", "block=1")
		if err := d.Configure(face.Stream{Still: still}); err != nil {
			t.Fatal(err)
		}
		g := kit.Room(1280, 720)
		kit.DrawFace(g, 300, 180, 18, 1)
		f := greyFrame(t, g, 1)
		defer f.Close()
		if err := d.Process(f); err != nil {
			t.Fatal(err)
		}
		if found := len(f.Result.Faces) == 1; found != still {
			t.Errorf("a picture file %t: faces %+v", still, f.Result.Faces)
		}
	}
}
