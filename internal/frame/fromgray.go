package frame

import (
	"fmt"

	"github.com/asticode/go-astiav"

	"github.com/facecue/facecue/internal/av"
	"github.com/facecue/facecue/internal/pixel"
)

// FromGray makes a frame with a copy of grey pixels.
func FromGray(g pixel.Gray) (*Frame, error) {
	picture := av.NewFrame()
	picture.SetWidth(g.W)
	picture.SetHeight(g.H)
	picture.SetPixelFormat(astiav.PixelFormatGray8)
	if err := picture.AllocBuffer(0); err != nil {
		av.FreeFrame(picture)
		return nil, fmt.Errorf("allocating a picture of %dx%d: %w", g.W, g.H, err)
	}
	pix, stride := av.Plane(picture, 0, g.H)
	for y := range g.H {
		copy(pix[y*stride:y*stride+g.W], g.Row(y))
	}
	return New(picture)
}
