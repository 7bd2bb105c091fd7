package frame

import (
	"github.com/asticode/go-astiav"

	"github.com/facecue/facecue/internal/av"
	"github.com/facecue/facecue/internal/pixel"
)

// Chroma are the picture's planes of blue and red difference (Cb and Cr), of 8 bits around 128, in
// the size that the format stores them in. c converts a picture whose format has no such planes
// the first time; the planes are valid until the frame is closed.
func (f *Frame) Chroma(c *Converter) (planes [2]pixel.Gray, err error) {
	if f.picture == nil {
		return planes, ErrClosed
	}
	source := f.picture
	wide, high, ok := av.Chroma8(source.PixelFormat())
	if !ok || source.Linesize()[1] <= 0 || source.Linesize()[2] <= 0 {
		if f.chroma == nil {
			if f.chroma, err = c.convert(source, astiav.PixelFormatYuv420P); err != nil {
				return planes, err
			}
		}
		source, wide, high = f.chroma, 1, 1
	}
	w, h := shifted(source.Width(), wide), shifted(source.Height(), high)
	for i := range planes {
		if planes[i], err = f.view(source, i+1, w, h, "chroma"); err != nil {
			return planes, err
		}
	}
	return planes, nil
}

// shifted is a length in samples of a plane that has one sample for 1<<shift of the picture.
func shifted(length, shift int) int { return (length + 1<<shift - 1) >> shift }
