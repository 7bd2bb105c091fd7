package frame

import (
	"fmt"

	"github.com/asticode/go-astiav"

	"github.com/facecue/facecue/internal/av"
	"github.com/facecue/facecue/internal/pixel"
)

// view is a plane, from 0, of w x h samples of source, which is the frame's picture or one converted from it. An error
// says what the plane holds.
func (f *Frame) view(source *astiav.Frame, plane, w, h int, holds string) (pixel.Gray, error) {
	pix, stride := av.Plane(source, plane, h)
	g := pixel.Gray{Pix: pix, Stride: stride, W: w, H: h}
	if err := g.Check(); err != nil {
		return pixel.Gray{}, fmt.Errorf("reading %s of %s: %w", holds, f.picture.PixelFormat(), err)
	}
	return g, nil
}
