package overlay

import (
	"github.com/asticode/go-astiav"

	"github.com/facecue/facecue/internal/av"
)

// detour draws on pictures of formats that cannot be drawn on, such as RGB or
// ten bits: over 4:4:4 of eight bits and back, for those pictures alone that
// have something to draw.
type detour struct{ there, back *converter }

// paint frees the picture where it gives another.
func (d *detour) paint(picture *astiav.Frame, draw func(*astiav.Frame)) (*astiav.Frame, error) {
	if d.there == nil {
		w, h := picture.Width(), picture.Height()
		d.there = &converter{w: w, h: h, format: astiav.PixelFormatYuv444P}
		d.back = &converter{w: w, h: h, format: picture.PixelFormat()}
	}
	canvas, err := d.there.convert(picture)
	if err != nil {
		return picture, err
	}
	defer av.FreeFrame(canvas)
	draw(canvas)
	drawn, err := d.back.convert(canvas)
	if err != nil {
		return picture, err
	}
	av.SetConvertedColour(drawn, picture)
	drawn.SetPts(picture.Pts())
	av.FreeFrame(picture)
	return drawn, nil
}

func (d *detour) close() {
	if d.there != nil {
		d.there.close()
		d.back.close()
	}
}
