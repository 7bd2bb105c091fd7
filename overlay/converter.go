package overlay

import (
	"fmt"
	"slices"

	"github.com/asticode/go-astiav"

	"github.com/facecue/facecue/internal/frame"
)

// converter brings pictures into the one size and format that is encoded:
// that of the first picture, if it can be drawn on and encoded as it is.
type converter struct {
	w, h   int
	format astiav.PixelFormat
	scale  *astiav.SoftwareScaleContext
	from   [3]int // width, height and format scale was made for
}

func newConverter(f *frame.Frame, encoder string, exact bool) (*converter, error) {
	if exact {
		w, h := f.Size()
		return &converter{w: w, h: h, format: f.AV().PixelFormat()}, nil
	}
	w, h := f.Size()
	c := &converter{format: chooseFormat(f.AV().PixelFormat(), astiav.FindEncoderByName(encoder).PixelFormats())}
	if _, ok := subsampling[c.format]; !ok {
		return nil, fmt.Errorf("encoder %s takes no planar YUV of 8 bits", encoder)
	}
	shift := subsampling[c.format]
	// Subsampled chroma wants even sides.
	c.w, c.h = max(w>>shift[0]<<shift[0], 2), max(h>>shift[1]<<shift[1], 2)
	return c, nil
}

// chooseFormat keeps the picture's format where it can be drawn on and the
// encoder takes it; else 4:2:0, which everything plays.
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

// convert gives a picture of the caller's own: a second reference where nothing
// has to change.
func (c *converter) convert(av *astiav.Frame) (*astiav.Frame, error) {
	if av.Width() == c.w && av.Height() == c.h && av.PixelFormat() == c.format {
		if clone := clonePicture(av); clone != nil {
			return clone, nil
		}
		return nil, fmt.Errorf("referencing a picture: %w", errMemory)
	}
	if err := c.prepare(av); err != nil {
		return nil, err
	}
	to := newPicture()
	to.SetWidth(c.w)
	to.SetHeight(c.h)
	to.SetPixelFormat(c.format)
	keepColour(to, av)
	copyFields(to, av)
	to.SetSampleAspectRatio(av.SampleAspectRatio())
	err := to.AllocBuffer(0)
	if err == nil {
		err = c.scale.ScaleFrame(av, to)
	}
	if err != nil {
		freePicture(to)
		return nil, fmt.Errorf("converting a picture from %s to %s: %w", av.PixelFormat(), c.format, err)
	}
	return to, nil
}

func (c *converter) prepare(av *astiav.Frame) (err error) {
	from := [3]int{av.Width(), av.Height(), int(av.PixelFormat())}
	if c.scale != nil && c.from == from {
		return nil
	}
	c.close()
	flags := astiav.NewSoftwareScaleContextFlags(astiav.SoftwareScaleContextFlagBicubic)
	c.scale, err = astiav.CreateSoftwareScaleContext(av.Width(), av.Height(), av.PixelFormat(), c.w, c.h, c.format, flags)
	if err != nil {
		return fmt.Errorf("no conversion from %s to %s: %w", av.PixelFormat(), c.format, err)
	}
	c.from = from
	return nil
}

func (c *converter) close() {
	if c.scale != nil {
		c.scale.Free()
		c.scale = nil
	}
}
