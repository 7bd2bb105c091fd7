package overlay

import (
	"github.com/asticode/go-astiav"

	"github.com/facecue/facecue/internal/av"
)

// formatRoundTrip draws on pictures of pixel formats that cannot be drawn on, such as RGB
// or YUV of ten bits: it converts a picture to 4:4:4 of eight bits, and back when it is
// drawn on. Pictures on which nothing is drawn are not converted.
type formatRoundTrip struct{ there, back *converter }

// paint gives the picture that is drawn on. Without an error it frees the one it was given.
func (r *formatRoundTrip) paint(picture *astiav.Frame, draw func(*astiav.Frame)) (*astiav.Frame, error) {
	if r.there == nil {
		w, h := picture.Width(), picture.Height()
		r.there = &converter{w: w, h: h, format: astiav.PixelFormatYuv444P}
		r.back = &converter{w: w, h: h, format: picture.PixelFormat()}
	}
	canvas, err := r.there.convert(picture)
	if err != nil {
		return picture, err
	}
	defer av.FreeFrame(canvas)
	draw(canvas)
	drawn, err := r.back.convert(canvas)
	if err != nil {
		return picture, err
	}
	av.SetConvertedColour(drawn, picture)
	drawn.SetPts(picture.Pts())
	av.FreeFrame(picture)
	return drawn, nil
}

func (r *formatRoundTrip) close() {
	if r.there != nil {
		r.there.close()
		r.back.close()
	}
}
