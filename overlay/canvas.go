package overlay

import (
	"github.com/asticode/go-astiav"

	"github.com/facecue/facecue/internal/av"
	"github.com/facecue/facecue/internal/draw"
)

// subsampling holds the formats that can be drawn on, with the binary logarithms of how many
// luma samples a chroma sample covers across and down.
var subsampling = map[astiav.PixelFormat][2]int{
	astiav.PixelFormatYuv420P: {1, 1}, astiav.PixelFormatYuvj420P: {1, 1},
	astiav.PixelFormatYuv422P: {1, 0}, astiav.PixelFormatYuvj422P: {1, 0},
	astiav.PixelFormatYuv444P: {0, 0}, astiav.PixelFormatYuvj444P: {0, 0},
}

// canvasOf is a canvas on the memory of a picture, not a copy.
func canvasOf(picture *astiav.Frame) draw.Canvas {
	shift := subsampling[picture.PixelFormat()]
	c := draw.Canvas{SubX: shift[0], SubY: shift[1], FullRange: picture.ColorRange() == astiav.ColorRangeJpeg}
	for i := range c.Planes {
		w, h := picture.Width(), picture.Height()
		if i > 0 {
			w, h = (w+1<<shift[0]-1)>>shift[0], (h+1<<shift[1]-1)>>shift[1]
		}
		pix, stride := av.Plane(picture, i, h)
		c.Planes[i] = draw.Plane{Pix: pix, Stride: stride, W: w, H: h}
	}
	return c
}
