package frame

import (
	"github.com/asticode/go-astiav"

	"github.com/facecue/facecue/internal/av"
)

// Converter turns pictures into grey or colour planes of 8 bits, with the same samples on
// every processor. One goroutine uses it at a time; the zero value is ready.
type Converter struct{ scaler av.Scaler }

// convert makes a full-range picture of the same size, which the caller frees.
func (c *Converter) convert(picture *astiav.Frame, format astiav.PixelFormat) (*astiav.Frame, error) {
	out := av.NewFrame()
	out.SetWidth(picture.Width())
	out.SetHeight(picture.Height())
	out.SetPixelFormat(format)
	if err := c.scaler.Scale(out, picture); err != nil {
		av.FreeFrame(out)
		return nil, err
	}
	return out, nil
}

// Close frees what conversions keep. It may be called again.
func (c *Converter) Close() error {
	c.scaler.Close()
	return nil
}
