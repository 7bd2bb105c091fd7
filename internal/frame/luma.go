package frame

import (
	"fmt"

	"github.com/asticode/go-astiav"

	"github.com/facecue/facecue/internal/av"
	"github.com/facecue/facecue/internal/pixel"
)

// Luma is the picture's grey of 8 bits: the Y plane as decoded where the format has one.
// Else c converts the picture the first time, and the result is kept with the frame. It is
// valid until the frame is closed.
func (f *Frame) Luma(c *Converter) (pixel.Gray, error) {
	if f.picture == nil {
		return pixel.Gray{}, ErrClosed
	}
	if f.luma.Pix != nil {
		return f.luma, nil
	}
	source := f.picture
	if !av.HasLuma8(f.picture.PixelFormat()) || f.picture.Linesize()[0] < f.picture.Width() {
		grey, err := c.convert(f.picture, astiav.PixelFormatGray8)
		if err != nil {
			return pixel.Gray{}, err
		}
		f.grey, source = grey, grey
	}
	w, h := source.Width(), source.Height()
	pix, stride := av.Plane(source, 0, h)
	view := pixel.Gray{Pix: pix, Stride: stride, W: w, H: h}
	if err := view.Check(); err != nil {
		return pixel.Gray{}, fmt.Errorf("reading luma of %s: %w", f.picture.PixelFormat(), err)
	}
	f.luma = view
	return view, nil
}
