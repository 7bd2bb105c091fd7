package draw

// Paint is a colour in the components of a canvas.
type Paint [3]byte

// Matrix holds the weights of red and blue in a picture's luma.
type Matrix struct{ red, blue float64 }

// RGB is the matrix of pictures whose components are red, green and blue.
var RGB = Matrix{}

// The matrices of SD, HD and UHD video.
var (
	BT601  = Matrix{0.299, 0.114}
	BT709  = Matrix{0.2126, 0.0722}
	BT2020 = Matrix{0.2627, 0.0593}
)

// Colour converts sRGB components of 0 to 255 for this canvas (ITU-R BT.601-7,
// BT.709-6 and BT.2020-2, section 3).
func (c *Canvas) Colour(m Matrix, r, g, b uint8) Paint {
	if m == RGB {
		return Paint{r, g, b}
	}
	red, green, blue := float64(r)/255, float64(g)/255, float64(b)/255
	y := float64(m.red*red) + float64((1-m.red-m.blue)*green) + float64(m.blue*blue)
	u, v := (blue-y)/(2*(1-m.blue)), (red-y)/(2*(1-m.red))
	if c.FullRange {
		return Paint{level(y, 255, 0), level(u, 255, 128), level(v, 255, 128)}
	}
	return Paint{level(y, 219, 16), level(u, 224, 128), level(v, 224, 128)}
}

// level is zero plus a share of a range of levels, rounded and cut to 0 to 255.
func level(share, levels, zero float64) byte {
	return byte(min(max(float64(share*levels)+zero+0.5, 0), 255))
}
