package frame

import (
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
	view, err := f.view(source, 0, source.Width(), source.Height(), "luma")
	if err == nil {
		f.luma = view
	}
	return view, err
}
