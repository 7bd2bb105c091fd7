package detection

import (
	"testing"

	"github.com/facecue/facecue/internal/face"
)

// TestSuppressTrusted: a box that is too large to be trusted drops its parts, and no small faces in it.
func TestSuppressTrusted(t *testing.T) {
	at := func(x, side float32) face.Face { return face.Face{Box: face.Box{X: x, Y: 100, W: side, H: side}} }
	scene := face.Face{Box: face.Box{W: 800, H: 800}}
	for _, c := range []struct {
		name    string
		trusted float32
		faces   []face.Face
		want    int
	}{
		{"small faces in a scene", 256, []face.Face{scene, at(100, 60), at(300, 99)}, 3},
		{"a part", 256, []face.Face{scene, at(100, 101)}, 1},
		{"a trusted face", 800, []face.Face{scene, at(100, 60)}, 1},
		{"any face is trusted", 0, []face.Face{scene, at(100, 60)}, 1},
	} {
		if got := Suppress(c.faces, Settings{IoU: 0.4, MaxContained: 0.9, Trusted: c.trusted}); len(got) != c.want {
			t.Errorf("%s: %d faces, want %d", c.name, len(got), c.want)
		}
	}
}
