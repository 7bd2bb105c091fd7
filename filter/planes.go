package filter

import (
	"errors"

	"github.com/facecue/facecue/internal/frame"
	"github.com/facecue/facecue/internal/pixel"
	"github.com/facecue/facecue/models"
)

// planes reads frames in the channels that a network wants. The first plane of a
// grey network is the luma itself.
type planes struct {
	channels     string
	grey, colour frame.Converter
}

func newPlanes(in models.Input) *planes { return &planes{channels: in.Channels} }

// luma is what everything but the network looks at.
func (p *planes) luma(f *frame.Frame) (pixel.Gray, error) { return f.Luma(&p.grey) }

// of appends the planes of a frame in the network's order.
func (p *planes) of(to []pixel.Gray, f *frame.Frame) ([]pixel.Gray, error) {
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

func (p *planes) Close() error { return errors.Join(p.grey.Close(), p.colour.Close()) }
