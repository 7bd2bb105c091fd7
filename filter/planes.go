package filter

import (
	"errors"

	"github.com/facecue/facecue/internal/frame"
	"github.com/facecue/facecue/internal/pixel"
	"github.com/facecue/facecue/models"
)

// planes reads frames in the channels that a network wants, and turns samples
// into its numbers. The first plane of a grey network is the luma itself.
type planes struct {
	channels     string
	pack         []*pixel.Packer
	grey, colour frame.Converter
}

func newPlanes(in models.Input) *planes {
	p := &planes{channels: in.Channels}
	for i := range in.Count() {
		p.pack = append(p.pack, pixel.NewPacker(in.Mean.Of(i), in.Scale.Of(i)))
	}
	return p
}

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

// fill paints all channels of a tensor with one grey level.
func (p *planes) fill(tensor []float32, level uint8) {
	n := len(tensor) / len(p.pack)
	for i, pack := range p.pack {
		pack.Fill(tensor[i*n:(i+1)*n], level)
	}
}

func (p *planes) Close() error { return errors.Join(p.grey.Close(), p.colour.Close()) }
