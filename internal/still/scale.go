package still

import (
	"image"

	"github.com/facecue/facecue/internal/pixel"
)

// scaled joins planes of red, green and blue to a picture of a size.
func scaled(planes [3]pixel.Gray, width, height int) (*image.RGBA, error) {
	scaler, err := pixel.NewScaler(planes[0].W, planes[0].H, width, height)
	if err != nil {
		return nil, err
	}
	picture, one := image.NewRGBA(image.Rect(0, 0, width, height)), pixel.NewGray(width, height)
	for i, p := range planes {
		if err := scaler.Scale(one, p); err != nil {
			return nil, err
		}
		for y := range height {
			for x, v := range one.Row(y) {
				picture.Pix[y*picture.Stride+4*x+i] = v
			}
		}
	}
	for i := 3; i < len(picture.Pix); i += 4 {
		picture.Pix[i] = 255
	}
	return picture, nil
}

// part is a view of the samples from left, top on, width x height of them.
func part(g pixel.Gray, left, top, width, height int) pixel.Gray {
	return pixel.Gray{Pix: g.Pix[top*g.Stride+left:], Stride: g.Stride, W: width, H: height}
}
