package pixel

// Packer turns grey levels into a network's numbers: (grey - mean) * scale.
type Packer [256]float32

// NewPacker tabulates the 256 numbers.
func NewPacker(mean, scale float32) *Packer {
	var p Packer
	for i := range p {
		p[i] = (float32(i) - mean) * scale
	}
	return &p
}

// Pack writes a picture into the top left corner of a tensor of rows of width
// numbers. The rest of the tensor is left as it is.
func (p *Packer) Pack(tensor []float32, width int, g Gray) {
	for y := range g.H {
		row := g.Row(y)
		out := tensor[y*width : y*width+len(row)]
		for x, v := range row {
			out[x] = p[v]
		}
	}
}

// Copy writes a picture as it is into the top left corner of rows of width bytes.
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
