package inference

import (
	"github.com/facecue/facecue/internal/pixel"
	"github.com/facecue/facecue/models"
)

// packer writes pictures into a network's input, a plane for each channel: as float32
// numbers, or as bytes for a network whose input is bytes.
type packer struct {
	numbers  []*pixel.Packer // one a channel
	standard *models.Standard
}

func newPacker(in models.Input) (p packer) {
	for i := range in.Count() {
		p.numbers = append(p.numbers, pixel.NewPacker(in.Mean.Of(i), in.Scale.Of(i)))
	}
	p.standard = in.Standard
	return p
}

// pack writes one channel of a picture into the top left corner of its plane; planes have
// w x h samples. A standardised picture has the size of its plane.
func (p packer) pack(to models.Samples, channel, w, h int, g pixel.Gray) {
	from, end := channel*w*h, (channel+1)*w*h
	switch {
	case p.standard != nil:
		pixel.Standardise(to.Bytes[from:end], g, p.standard.Step, p.standard.Zero)
	case to.Bytes != nil:
		pixel.Copy(to.Bytes[from:end], w, g)
	default:
		p.numbers[channel].Pack(to.Numbers[from:end], w, g)
	}
}

// blacken paints all channels black.
func (p packer) blacken(to models.Samples) {
	clear(to.Bytes)
	n := len(to.Numbers) / len(p.numbers)
	for i, channel := range p.numbers {
		channel.Fill(to.Numbers[i*n:(i+1)*n], 0)
	}
}
