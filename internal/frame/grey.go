package frame

import (
	"fmt"

	"github.com/asticode/go-astiav"

	"github.com/facecue/facecue/internal/pixel"
)

// FromGray makes a frame with a copy of grey pixels.
func FromGray(g pixel.Gray) (*Frame, error) {
	av := astiav.AllocFrame()
	av.SetWidth(g.W)
	av.SetHeight(g.H)
	av.SetPixelFormat(astiav.PixelFormatGray8)
	if err := av.AllocBuffer(0); err != nil {
		av.Free()
		return nil, fmt.Errorf("allocating a picture of %dx%d: %w", g.W, g.H, err)
	}
	pix, stride := Plane(av, 0, g.H)
	for y := range g.H {
		copy(pix[y*stride:y*stride+g.W], g.Row(y))
	}
	return New(av)
}
