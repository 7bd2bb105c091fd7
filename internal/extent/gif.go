package extent

// gif walks through the blocks of GIF (89a): a header, images and extensions, each with a
// chain of sub-blocks, and a trailer.
type gif struct {
	header bool
	chain  bool // the next unit is a sub-block
}

func (g *gif) unit(b []byte) step {
	switch {
	case !g.header:
		return g.readHeader(b)
	case g.chain:
		g.chain = b[0] != 0
		return unit(1 + int64(b[0]))
	}
	switch b[0] {
	case '!':
		g.chain = true
		return unit(2)
	case ',':
		return g.image(b)
	case ';':
		return last(1)
	}
	return lost
}

// readHeader reads the header of the file.
func (g *gif) readHeader(b []byte) step {
	if !begins(b, "GIF8") {
		return lost
	}
	if len(b) < 13 {
		return want(13)
	}
	g.header = true
	return unit(13 + palette(b[10]))
}

// image is the descriptor of an image with its palette and the code size.
func (g *gif) image(b []byte) step {
	if len(b) < 10 {
		return want(10)
	}
	g.chain = true
	return unit(10 + palette(b[9]) + 1)
}

// palette is the size in bytes of the colour table that a byte of flags announces.
func palette(flags byte) int64 {
	if flags&0x80 == 0 {
		return 0
	}
	return 3 << (flags&7 + 1)
}

// ends is Cut everywhere before the trailer.
func (g *gif) ends(bool) End { return Cut }
