package inference

import (
	"fmt"

	"github.com/facecue/facecue/internal/detection"
	"github.com/facecue/facecue/internal/pixel"
	"github.com/facecue/facecue/models"
)

// letterbox scales a picture to a detector's input: with square pixels, in the top left
// corner, the rest of the input black.
type letterbox struct {
	input models.Input
	side  int // longer side of the scaled picture, pixels

	srcW, srcH, displayWidth int // of the picture that the following fields are made for
	scaler                   *pixel.Scaler
	scaled                   pixel.Gray
	w, h                     int // of the input
	view                     detection.View
}

// fit prepares for pictures of w x h samples that are displayed at displayWidth pixels. It
// returns whether the sizes differ from those of the call before.
func (l *letterbox) fit(w, h, displayWidth int) (changed bool, err error) {
	if l.scaler != nil && w == l.srcW && h == l.srcH && displayWidth == l.displayWidth {
		return false, nil
	}
	scaledW, scaledH := l.scaledSize(displayWidth, h)
	scaler, err := pixel.NewScaler(w, h, scaledW, scaledH)
	if err != nil {
		return false, fmt.Errorf("picture of %dx%d: %w", w, h, err)
	}
	l.srcW, l.srcH, l.displayWidth, l.scaler = w, h, displayWidth, scaler
	l.scaled = pixel.NewGray(scaledW, scaledH)
	l.w, l.h = l.input.Size(scaledW, scaledH)
	l.view = detection.View{
		W: float32(scaledW), H: float32(scaledH),
		ScaleX: float32(displayWidth) / float32(scaledW), ScaleY: float32(h) / float32(scaledH),
	}
	return true, nil
}

// scaledSize is the size of the picture on the input. Its longer side is l.side, or less
// if the network's input has a fixed, smaller size.
func (l *letterbox) scaledSize(w, h int) (int, int) {
	scale := float64(l.side) / float64(max(w, h))
	if l.input.Width > 0 {
		scale = min(float64(l.input.Width)/float64(w), float64(l.input.Height)/float64(h))
	}
	round := func(n int) int { return max(1, int(float64(float64(n)*scale)+0.5)) }
	return round(w), round(h)
}

// draw scales each channel and writes it into the input. l.scaled keeps the last channel.
func (l *letterbox) draw(to models.Samples, channels []pixel.Gray, pack packer) error {
	for i, channel := range channels {
		if err := l.scaler.Scale(l.scaled, channel); err != nil {
			return err
		}
		pack.pack(to, i, l.w, l.h, l.scaled)
	}
	return nil
}
