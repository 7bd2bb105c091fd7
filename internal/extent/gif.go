package extent

// blocks are those of GIF (89a): a header, then images and extensions, each with a
// chain of sub-blocks, and a trailer.
type blocks struct {
	header bool
	chain  bool // the next unit is a sub-block
}

func (g *blocks) unit(b []byte) step {
	switch {
	case !g.header:
		return g.first(b)
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

func (g *blocks) first(b []byte) step {
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
func (g *blocks) image(b []byte) step {
	if len(b) < 10 {
		return want(10)
	}
	g.chain = true
	return unit(10 + palette(b[9]) + 1)
}

// palette is the size of the colour table that flags announce.
func palette(flags byte) int64 {
	if flags&0x80 == 0 {
		return 0
	}
	return 3 << (flags&7 + 1)
}

// ends: whatever comes before the trailer is not all.
func (g *blocks) ends(bool) End { return Cut }
