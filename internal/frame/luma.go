package frame

import (
	"fmt"

	"github.com/asticode/go-astiav"

	"github.com/facecue/facecue/internal/pixel"
)

// Luma is the picture's 8-bit grey: the Y plane as decoded where there is one,
// else a conversion by c, kept with the frame. Valid until the frame closes.
func (f *Frame) Luma(c *Converter) (pixel.Gray, error) {
	if f.av == nil {
		return pixel.Gray{}, ErrClosed
	}
	if f.luma.Pix != nil {
		return f.luma, nil
	}
	source := f.av
	if !HasLuma8(f.av.PixelFormat()) || f.av.Linesize()[0] < f.av.Width() {
		grey, err := c.to(f.av, astiav.PixelFormatGray8)
		if err != nil {
			return pixel.Gray{}, err
		}
		f.grey, source = grey, grey
	}
	w, h := source.Width(), source.Height()
	pix, stride := Plane(source, 0, h)
	view := pixel.Gray{Pix: pix, Stride: stride, W: w, H: h}
	if err := view.Check(); err != nil {
		return pixel.Gray{}, fmt.Errorf("reading luma of %s: %w", f.av.PixelFormat(), err)
	}
	f.luma = view
	return view, nil
}
