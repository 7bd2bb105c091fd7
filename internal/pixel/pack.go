package pixel

// Packer maps each grey level to a network's number: (grey - mean) * scale.
type Packer [256]float32

// NewPacker tabulates the 256 numbers.
func NewPacker(mean, scale float32) *Packer {
	var p Packer
	for i := range p {
		p[i] = (float32(i) - mean) * scale
	}
	return &p
}

// Pack writes a picture into the top left corner of a tensor whose rows have width numbers.
// It leaves the rest of the tensor unchanged.
func (p *Packer) Pack(tensor []float32, width int, g Gray) {
	for y := range g.H {
		row := g.Row(y)
		out := tensor[y*width : y*width+len(row)]
		for x, v := range row {
			out[x] = p[v]
		}
	}
}

// Copy copies a picture into the top left corner of rows of width bytes.
func Copy(to []byte, width int, g Gray) {
	for y := range g.H {
		copy(to[y*width:], g.Row(y))
	}
}

// Fill sets a whole tensor to the number of one grey level.
func (p *Packer) Fill(tensor []float32, grey uint8) {
	for i := range tensor {
		tensor[i] = p[grey]
	}
}
