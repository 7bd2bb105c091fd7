package frame

import (
	"github.com/asticode/go-astiav"

	"github.com/facecue/facecue/internal/pixel"
)

// Colour are the picture's red, green and blue planes of 8 bits. c converts the picture the
// first time; the planes are kept with the frame and valid until it is closed.
func (f *Frame) Colour(c *Converter) (planes [3]pixel.Gray, err error) {
	if f.picture == nil {
		return planes, ErrClosed
	}
	if f.colour == nil {
		if f.colour, err = c.convert(f.picture, astiav.PixelFormatGbrp); err != nil {
			return planes, err
		}
	}
	for i, at := range [3]int{2, 0, 1} { // GBRP holds green, blue, red
		if planes[i], err = f.view(f.colour, at, f.colour.Width(), f.colour.Height(), "colour"); err != nil {
			return planes, err
		}
	}
	return planes, nil
}
