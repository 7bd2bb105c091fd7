package filter

import (
	"bytes"
	"testing"

	"github.com/asticode/go-astiav"

	"github.com/facecue/facecue/internal/av"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/frame"
	"github.com/facecue/facecue/internal/pixel"
)

// greyFrame makes a frame that shows a grey picture; a sample is shown stretch
// times as wide as high.
func greyFrame(t testing.TB, g pixel.Gray, stretch int) *frame.Frame {
	t.Helper()
	picture := av.NewFrame()
	picture.SetWidth(g.W)
	picture.SetHeight(g.H)
	picture.SetPixelFormat(astiav.PixelFormatGray8)
	picture.SetSampleAspectRatio(astiav.NewRational(stretch, 1))
	if err := picture.AllocBuffer(0); err != nil {
		t.Fatal(err)
	}
	pix, stride := av.Plane(picture, 0, g.H)
	for y := range g.H {
		copy(pix[y*stride:], g.Row(y))
	}
	f, err := frame.New(picture)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// process runs a filter on a frame, and closes the frame.
func process(t testing.TB, f Filter, in *frame.Frame) face.Result {
	t.Helper()
	defer in.Close()
	if err := f.Process(in); err != nil {
		t.Fatal(err)
	}
	return *in.Result.Clone()
}

// samePixels fails when a frame's pixels are no longer those of g.
func samePixels(t testing.TB, f *frame.Frame, g pixel.Gray) {
	t.Helper()
	pix, stride := av.Plane(f.AV(), 0, g.H)
	for y := range g.H {
		if !bytes.Equal(pix[y*stride:y*stride+g.W], g.Row(y)) {
			t.Fatalf("row %d was changed", y)
		}
	}
}
