package filter

import (
	"errors"

	"github.com/facecue/facecue/internal/frame"
	"github.com/facecue/facecue/internal/pixel"
	"github.com/facecue/facecue/models"
)

// planeReader gives the planes of frames in the channels that a network's card names.
// Its planes are valid until the frame is closed.
type planeReader struct {
	channels     string // models.Grey, RGB or BGR
	grey, colour frame.Converter
}

func newPlaneReader(in models.Input) *planeReader { return &planeReader{channels: in.Channels} }

// luma is the frame's 8-bit luma, whatever the network's channels.
func (p *planeReader) luma(f *frame.Frame) (pixel.Gray, error) { return f.Luma(&p.grey) }

// appendPlanes appends the frame's planes in the network's order: the luma alone for
// a grey network.
func (p *planeReader) appendPlanes(to []pixel.Gray, f *frame.Frame) ([]pixel.Gray, error) {
	if p.channels == models.Grey {
		luma, err := p.luma(f)
		return append(to, luma), err
	}
	c, err := f.Colour(&p.colour)
	if p.channels == models.BGR {
		c[0], c[2] = c[2], c[0]
	}
	return append(to, c[:]...), err
}

func (p *planeReader) Close() error { return errors.Join(p.grey.Close(), p.colour.Close()) }
