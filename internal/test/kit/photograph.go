package kit

import (
	"image"
	_ "image/png" // of docs/overlay.png
	"os"
	"testing"
)

// Photograph is docs/overlay.png, a picture of a person, scaled to w x h. The test's package must be
// two folders deep.
func Photograph(t testing.TB, w, h int) *image.RGBA {
	t.Helper()
	f, err := os.Open("../../docs/overlay.png")
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
