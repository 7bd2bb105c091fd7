package frame

import (
	"testing"

	"github.com/asticode/go-astiav"
)

// TestChroma: planes of 8 bits are read as they are, other formats are converted.
func TestChroma(t *testing.T) {
	for format, size := range map[astiav.PixelFormat][2]int{
		astiav.PixelFormatYuv420P:     {21, 11},
		astiav.PixelFormatYuv422P:     {21, 21},
		astiav.PixelFormatYuvj444P:    {41, 21},
		astiav.PixelFormatNv12:        {21, 11},
		astiav.PixelFormatYuv420P10Le: {21, 11},
		astiav.PixelFormatRgb24:       {21, 11},
		astiav.PixelFormatGray8:       {21, 11},
	} {
		f := picture(t, 41, 21, format)
		var c Converter
		planes, err := f.Chroma(&c)
		if err != nil {
			t.Errorf("%v: %v", format, err)
			continue
		}
		for i, g := range planes {
			if g.W != size[0] || g.H != size[1] || g.Row(g.H - 1)[g.W-1] != 128 {
				t.Errorf("%v: plane %d is %dx%d, its last sample %d", format, i, g.W, g.H, g.Row(g.H - 1)[g.W-1])
			}
		}
		again, err := f.Chroma(&c)
		if err != nil || &again[0].Pix[0] != &planes[0].Pix[0] {
			t.Errorf("%v: a second call gives other planes, %v", format, err)
		}
		c.Close()
		if err := f.Close(); err != nil {
			t.Error(err)
		}
		if _, err := f.Chroma(&c); err == nil {
			t.Errorf("%v: a closed frame gives planes", format)
		}
	}
}
