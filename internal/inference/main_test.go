package inference

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/pixel"
	"github.com/facecue/facecue/internal/test/kit"
	"github.com/facecue/facecue/models"
)

// TestMain runs the tests and then fails if they left sessions or tensors open.
func TestMain(m *testing.M) {
	code := m.Run()
	if models.Live() != 0 {
		fmt.Fprintln(os.Stderr, "sessions and tensors left open:", models.Live())
		code = 1
	}
	os.Exit(code)
}

// open loads a built-in network.
func open(t testing.TB, name string, kind models.Kind) *models.Session {
	t.Helper()
	path := ""
	if own, _ := filepath.Glob("../../lib/libonnxruntime.*"); os.Getenv(models.LibraryEnv) == "" && len(own) > 0 {
		path = own[len(own)-1]
	}
	if _, err := models.Start(path); err != nil {
		t.Fatal("no ONNX Runtime; make deps installs it, make test finds it there:", err)
	}
	registry, err := models.NewRegistry()
	if err != nil {
		t.Fatal(err)
	}
	session, err := Open(registry, name, kind)
	if err != nil {
		t.Fatal(err)
	}
	return session
}

// drawn is a picture of a face at x, y, and the face as a detector would give it. A
// displayed sample is stretch times as wide as high.
func drawn(w, h int, x, y, width float32, stretch int) (pixel.Gray, *face.Face) {
	g := kit.Room(w, h)
	kit.DrawFace(g, float64(x), float64(y), float64(width), float64(stretch))
	f := &face.Face{Score: 0.9, Box: face.Box{X: x - width/2, Y: y - 0.6*width, W: width, H: 1.25 * width}}
	for i, at := range [5][2]float32{{-0.2, -0.06}, {0.2, -0.06}, {0, 0.2}, {-0.15, 0.38}, {0.15, 0.38}} {
		f.Points[i] = face.Point{X: x + at[0]*width, Y: y + at[1]*width}
	}
	return g, f
}

// TestOpenRefuses: a network of another kind and an unknown name are errors.
func TestOpenRefuses(t *testing.T) {
	registry, err := models.NewRegistry()
	if err != nil {
		t.Fatal(err)
	}
	for name, kind := range map[string]models.Kind{models.DefaultDetector: models.Expression, models.DefaultExpression: models.Detector, "unknown": models.Detector} {
		if s, err := Open(registry, name, kind); err == nil {
			s.Close()
			t.Errorf("%s was taken for %s", name, kind)
		}
	}
}
