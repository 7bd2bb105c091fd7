package overlay

import (
	"github.com/asticode/go-astiav"

	"github.com/facecue/facecue/internal/av"
	"github.com/facecue/facecue/internal/draw"
)

// matrixOf is the matrix that a picture's YUV was made by. Where the picture does not say,
// it is the one that players assume: BT.709 from 720 lines up.
func matrixOf(f *astiav.Frame) draw.Matrix {
	switch av.ColourSpace(f) {
	case astiav.ColorSpaceBt709:
		return draw.BT709
	case astiav.ColorSpaceBt2020Ncl, astiav.ColorSpaceBt2020Cl:
		return draw.BT2020
	case astiav.ColorSpaceBt470Bg, astiav.ColorSpaceSmpte170M, astiav.ColorSpaceFcc:
		return draw.BT601
	}
	if f.Height() >= 720 {
		return draw.BT709
	}
	return draw.BT601
}
