package frame

import (
	"errors"
	"fmt"
	"os"
	"testing"

	"github.com/asticode/go-astiav"

	"github.com/facecue/facecue/internal/av"
)

func TestMain(m *testing.M) {
	code := m.Run()
	if left := av.Allocated(); OpenCount() != 0 || left != (av.Counts{}) {
		fmt.Fprintf(os.Stderr, "left behind: %d frames open, %+v of libav\n", OpenCount(), left)
		code = 1
	}
	os.Exit(code)
}

func picture(t *testing.T, w, h int, format astiav.PixelFormat) *Frame {
	t.Helper()
	picture := av.NewFrame()
	picture.SetWidth(w)
	picture.SetHeight(h)
	picture.SetPixelFormat(format)
	if err := picture.AllocBuffer(0); err != nil {
		t.Fatal(err)
	}
	if err := picture.ImageFillBlack(); err != nil {
		t.Fatal(err)
	}
	f, err := New(picture)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

func TestLumaIsThePlaneItself(t *testing.T) {
	for _, format := range []astiav.PixelFormat{
		astiav.PixelFormatYuv420P, astiav.PixelFormatYuv444P, astiav.PixelFormatNv12, astiav.PixelFormatGray8,
	} {
		f := picture(t, 33, 17, format)
		var c Converter
		defer c.Close()
		g, err := f.Luma(&c)
		if err != nil || g.W != 33 || g.H != 17 {
			t.Fatalf("%v: %v, %dx%d", format, err, g.W, g.H)
		}
		plane, stride := av.Plane(f.AV(), 0, 17)
		if &g.Pix[0] != &plane[0] || g.Stride != stride {
			t.Errorf("%v: luma is a copy", format)
		}
	}
}

// TestReleasePixels: the samples are freed at once, what was found in them stays.
func TestReleasePixels(t *testing.T) {
	f := picture(t, 33, 17, astiav.PixelFormatRgb24)
	var c Converter
	defer c.Close()
	if _, err := f.Luma(&c); err != nil {
		t.Fatal(err)
	}
	f.Result.PTS = 7
	f.ReleasePixels()
	if plane, _ := av.Plane(f.AV(), 0, 17); plane != nil || f.grey != nil || f.luma.Pix != nil {
		t.Errorf("pixels are left: %d samples", len(plane))
	}
	if f.Result.PTS != 7 {
		t.Errorf("the result is %+v", f.Result)
	}
	if err := errors.Join(f.Close(), f.Close()); err != nil {
		t.Error(err)
	}
	f.ReleasePixels() // a closed frame has no samples to free
}

func TestOtherFormatsAreConverted(t *testing.T) {
	for _, format := range []astiav.PixelFormat{
		astiav.PixelFormatYuv420P10Le, astiav.PixelFormatRgb24, astiav.PixelFormatPal8, astiav.PixelFormatP010Le,
	} {
		if av.HasLuma8(format) {
			t.Errorf("%v has no 8-bit luma", format)
		}
		if format == astiav.PixelFormatPal8 {
			continue // libav cannot fill a palette black
		}
		f := picture(t, 40, 20, format)
		var c Converter
		defer c.Close()
		g, err := f.Luma(&c)
		if err != nil || g.W != 40 || g.H != 20 || g.Row(3)[7] > 1 {
			t.Errorf("%v: %v, black is %v", format, err, g.Pix[:1])
		}
		c.Close()
		c.Close()
	}
}

func TestRefOutlivesTheFrame(t *testing.T) {
	f := picture(t, 32, 32, astiav.PixelFormatGray8)
	f.Result.Frame = 7
	ref, err := f.Ref()
	if err != nil {
		t.Fatal(err)
	}
	f.Close()
	f.Close()
	var c Converter
	defer c.Close()
	if _, err := f.Luma(&c); !errors.Is(err, ErrClosed) {
		t.Errorf("luma of a closed frame: %v", err)
	}
	if _, err := f.Ref(); !errors.Is(err, ErrClosed) {
		t.Errorf("ref of a closed frame: %v", err)
	}
	if g, err := ref.Luma(&c); err != nil || g.W != 32 || ref.Result.Frame != 7 {
		t.Errorf("ref: %v, %v", err, ref.Result.Frame)
	}
	ref.Close()
}

func TestDisplayedSizeSquaresThePixels(t *testing.T) {
	picture := av.NewFrame()
	picture.SetWidth(720)
	picture.SetHeight(576)
	picture.SetSampleAspectRatio(astiav.NewRational(16, 15))
	f, err := New(picture)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if w, h := f.DisplayedSize(); w != 768 || h != 576 {
		t.Errorf("displayed as %dx%d", w, h)
	}
}
