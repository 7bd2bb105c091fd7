package kit

import (
	"image"
	_ "image/png" // of docs/overlay.png
	"os"
	"path/filepath"
	"testing"
)

// Photograph is docs/overlay.png, a picture of a person, scaled to w x h.
func Photograph(t testing.TB, w, h int) *image.RGBA {
	t.Helper()
	f, err := os.Open(filepath.Join(root(t), "docs", "overlay.png"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	from, _, err := image.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	to := image.NewRGBA(image.Rect(0, 0, w, h))
	size := from.Bounds().Size()
	for y := range h {
		for x := range w {
			to.Set(x, y, from.At(x*size.X/w, y*size.Y/h))
		}
	}
	return to
}

// root is the folder of the module, from whichever package's folder the test runs in.
func root(t testing.TB) string {
	t.Helper()
	folder, err := filepath.Abs(".")
	if err != nil {
		t.Fatal(err)
	}
	for ; folder != filepath.Dir(folder); folder = filepath.Dir(folder) {
		if _, err := os.Stat(filepath.Join(folder, "go.mod")); err == nil {
			return folder
		}
	}
	t.Fatal("the tests do not run inside the module")
	return ""
}
