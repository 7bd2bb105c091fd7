package frame

import (
	"fmt"

	"github.com/asticode/go-astiav"
)

// Converter turns pictures into grey or colour planes of 8 bits by swscale. One
// goroutine uses it at a time; the zero value is ready.
type Converter struct {
	scale  *astiav.SoftwareScaleContext
	w, h   int
	format [2]astiav.PixelFormat // from, to
}

// to converts a picture to a full-range format of the same size. The caller
// frees the result.
func (c *Converter) to(av *astiav.Frame, target astiav.PixelFormat) (*astiav.Frame, error) {
	if err := c.prepare(av.Width(), av.Height(), [2]astiav.PixelFormat{av.PixelFormat(), target}); err != nil {
		return nil, err
	}
	out := astiav.AllocFrame()
	out.SetWidth(c.w)
	out.SetHeight(c.h)
	out.SetPixelFormat(target)
	err := out.AllocBuffer(0)
	if err == nil {
		err = c.scale.ScaleFrame(av, out)
	}
	if err != nil {
		out.Free()
		return nil, fmt.Errorf("converting %s to %s: %w", c.format[0], target, err)
	}
	return out, nil
}

func (c *Converter) prepare(w, h int, format [2]astiav.PixelFormat) error {
	if c.scale != nil && c.w == w && c.h == h && c.format == format {
		return nil
	}
	c.Close()
	flags := astiav.NewSoftwareScaleContextFlags(astiav.SoftwareScaleContextFlagBilinear, exactConversion)
	scale, err := astiav.CreateSoftwareScaleContext(w, h, format[0], w, h, format[1], flags)
	if err != nil {
		return fmt.Errorf("no conversion from %s to %s: %w", format[0], format[1], err)
	}
	c.scale, c.w, c.h, c.format = scale, w, h, format
	return nil
}

// Close frees the swscale context. It may be called again.
func (c *Converter) Close() error {
	if c.scale != nil {
		c.scale.Free()
		c.scale = nil
	}
	return nil
}
