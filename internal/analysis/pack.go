package analysis

import (
	"github.com/facecue/facecue/internal/pixel"
	"github.com/facecue/facecue/models"
)

// packer writes pictures into a network's input, a plane for each channel: as
// numbers, or as they are where the network takes bytes.
type packer []*pixel.Packer

func newPacker(in models.Input) (p packer) {
	for i := range in.Count() {
		p = append(p, pixel.NewPacker(in.Mean.Of(i), in.Scale.Of(i)))
	}
	return p
}

// pack writes one channel of a picture into the top left corner of planes of w x h.
func (p packer) pack(to models.Samples, channel, w, h int, g pixel.Gray) {
	from, end := channel*w*h, (channel+1)*w*h
	if to.Bytes != nil {
		pixel.Copy(to.Bytes[from:end], w, g)
		return
	}
	p[channel].Pack(to.Numbers[from:end], w, g)
}

// blacken paints all channels black.
func (p packer) blacken(to models.Samples) {
	clear(to.Bytes)
	n := len(to.Numbers) / len(p)
	for i, channel := range p {
		channel.Fill(to.Numbers[i*n:(i+1)*n], 0)
	}
}
