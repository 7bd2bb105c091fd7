package analysis

import (
	"github.com/facecue/facecue/internal/pixel"
	"github.com/facecue/facecue/models"
)

// packers turn the samples of each channel into a network's numbers.
func packers(in models.Input) (list []*pixel.Packer) {
	for i := range in.Count() {
		list = append(list, pixel.NewPacker(in.Mean.Of(i), in.Scale.Of(i)))
	}
	return list
}

// fill paints all channels of a tensor with one grey level.
func fill(pack []*pixel.Packer, tensor []float32, level uint8) {
	n := len(tensor) / len(pack)
	for i, p := range pack {
		p.Fill(tensor[i*n:(i+1)*n], level)
	}
}
