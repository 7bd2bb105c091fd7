package overlay

import (
	"fmt"
	"slices"

	"github.com/asticode/go-astiav"

	"github.com/facecue/facecue/internal/av"
	"github.com/facecue/facecue/internal/frame"
)

// converter brings all pictures into the one size and pixel format that is encoded: those
// of the first picture, if it can be drawn on and encoded as it is.
type converter struct {
	w, h   int
	format astiav.PixelFormat
	scaler av.Scaler
}

func newConverter(f *frame.Frame, encoder string, exact bool) (*converter, error) {
	if exact {
		w, h := f.Size()
		return &converter{w: w, h: h, format: f.AV().PixelFormat()}, nil
	}
	w, h := f.Size()
	c := &converter{format: chooseFormat(f.AV().PixelFormat(), av.PixelFormats(astiav.FindEncoderByName(encoder)))}
	if _, ok := subsampling[c.format]; !ok {
		return nil, fmt.Errorf("encoder %s takes no planar YUV of 8 bits", encoder)
	}
	shift := subsampling[c.format]
	// Where chroma is subsampled, the encoders take even sides alone.
	c.w, c.h = max(w>>shift[0]<<shift[0], 2), max(h>>shift[1]<<shift[1], 2)
	return c, nil
}

// chooseFormat keeps the picture's format where it can be drawn on and the encoder takes
// it. Else it is 4:2:0, which every player shows, or the first that the encoder takes.
func chooseFormat(have astiav.PixelFormat, takes []astiav.PixelFormat) astiav.PixelFormat {
	_, drawn := subsampling[have]
	if drawn && (len(takes) == 0 || slices.Contains(takes, have)) {
		return have
	}
	if len(takes) == 0 || slices.Contains(takes, astiav.PixelFormatYuv420P) {
		return astiav.PixelFormatYuv420P
	}
	for _, f := range takes {
		if _, ok := subsampling[f]; ok {
			return f
		}
	}
	return astiav.PixelFormatNone
}

// convert gives a picture that the caller frees. It is a second reference to the same
// samples where size and format are right.
func (c *converter) convert(picture *astiav.Frame) (*astiav.Frame, error) {
	if picture.Width() == c.w && picture.Height() == c.h && picture.PixelFormat() == c.format {
		if clone := av.CloneFrame(picture); clone != nil {
			return clone, nil
		}
		return nil, fmt.Errorf("referencing a picture: %w", av.ErrMemory)
	}
	to := av.NewFrame()
	to.SetWidth(c.w)
	to.SetHeight(c.h)
	to.SetPixelFormat(c.format)
	av.SetConvertedColour(to, picture)
	av.CopyFieldOrder(to, picture)
	to.SetSampleAspectRatio(picture.SampleAspectRatio())
	c.scaler.Interpolation = av.Bicubic
	if err := c.scaler.Scale(to, picture); err != nil {
		av.FreeFrame(to)
		return nil, err
	}
	return to, nil
}

func (c *converter) close() { c.scaler.Close() }
