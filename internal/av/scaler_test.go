package av

import (
	"testing"

	"github.com/asticode/go-astiav"
)

// TestScaler: a picture is converted to another size and format, and again after the
// source has changed.
func TestScaler(t *testing.T) {
	s := Scaler{Interpolation: Bicubic}
	defer s.Close()
	for _, format := range []astiav.PixelFormat{astiav.PixelFormatRgb24, astiav.PixelFormatYuv444P} {
		from := blank(t, 16, 8, format)
		if err := from.AllocBuffer(0); err != nil {
			t.Fatal(err)
		}
		if err := from.ImageFillBlack(); err != nil {
			t.Fatal(err)
		}
		to := blank(t, 8, 4, astiav.PixelFormatYuv420P)
		if err := s.Scale(to, from); err != nil {
			t.Fatal(err)
		}
		if luma, _ := Plane(to, 0, 4); luma[0] != 16 {
			t.Errorf("black of %s becomes luma %d", format, luma[0])
		}
	}
	s.Close()
	s.Close()
}

func TestScalerRefuses(t *testing.T) {
	var s Scaler
	defer s.Close()
	if err := s.Scale(blank(t, 8, 8, astiav.PixelFormatVaapi), blank(t, 8, 8, astiav.PixelFormatGray8)); err == nil {
		t.Error("a picture was converted to a hardware format")
	}
}

// blank is a frame without samples.
func blank(t *testing.T, w, h int, format astiav.PixelFormat) *astiav.Frame {
	t.Helper()
	f := NewFrame()
	t.Cleanup(func() { FreeFrame(f) })
	f.SetWidth(w)
	f.SetHeight(h)
	f.SetPixelFormat(format)
	return f
}

// TestEncoderColour: an encoder writes down what a picture says of its samples.
func TestEncoderColour(t *testing.T) {
	f := blank(t, 8, 8, astiav.PixelFormatYuv420P)
	f.SetColorRange(astiav.ColorRangeJpeg)
	encoder := NewCodec(astiav.FindEncoderByName("libx264"))
	defer FreeCodec(encoder)
	if SetEncoderColour(encoder, f); encoder.ColorRange() != astiav.ColorRangeJpeg {
		t.Error("the range of the samples is not written down")
	}
}
