package analysis

import (
	"fmt"

	"github.com/facecue/facecue/internal/detection"
	"github.com/facecue/facecue/internal/pixel"
	"github.com/facecue/facecue/models"
)

// canvas places a picture on a detector's input: squared, scaled to fit, in
// the top left corner, the rest black.
type canvas struct {
	input models.Input
	side  int // longer side of the scaled picture

	srcW, srcH, shown int // the picture it is made for; shown: displayed width
	scaler            *pixel.Scaler
	small             pixel.Gray
	w, h              int // of the input
	view              detection.View
}

// fit prepares for pictures of w x h samples shown so many pixels wide, and
// tells whether that changed anything.
func (c *canvas) fit(w, h, shown int) (bool, error) {
	if c.scaler != nil && w == c.srcW && h == c.srcH && shown == c.shown {
		return false, nil
	}
	smallW, smallH := c.scaled(shown, h)
	scaler, err := pixel.NewScaler(w, h, smallW, smallH)
	if err != nil {
		return false, fmt.Errorf("picture of %dx%d: %w", w, h, err)
	}
	c.srcW, c.srcH, c.shown, c.scaler = w, h, shown, scaler
	c.small = pixel.NewGray(smallW, smallH)
	c.w, c.h = c.input.Size(smallW, smallH)
	c.view = detection.View{
		W: float32(smallW), H: float32(smallH),
		ScaleX: float32(shown) / float32(smallW), ScaleY: float32(h) / float32(smallH),
	}
	return true, nil
}

// scaled is the size of the picture on the input: its longer side is c.side,
// or less where the network's input is fixed and smaller.
func (c *canvas) scaled(w, h int) (int, int) {
	scale := float64(c.side) / float64(max(w, h))
	if c.input.Width > 0 {
		scale = min(float64(c.input.Width)/float64(w), float64(c.input.Height)/float64(h))
	}
	round := func(n int) int { return max(1, int(float64(float64(n)*scale)+0.5)) }
	return round(w), round(h)
}

// draw writes the scaled planes into the input. The small picture of the last one
// stays.
func (c *canvas) draw(to models.Samples, planes []pixel.Gray, pack packer) error {
	for i, plane := range planes {
		if err := c.scaler.Scale(c.small, plane); err != nil {
			return err
		}
		pack.pack(to, i, c.w, c.h, c.small)
	}
	return nil
}
