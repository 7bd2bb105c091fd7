package extent

import "encoding/binary"

// png walks through the chunks of PNG and of animated PNG (PNG specification, 5).
type png struct{ signature bool }

func (c *png) unit(b []byte) step {
	switch {
	case !c.signature && begins(b, "\x89PNG\r\n\x1a\n"):
		c.signature = true
		return unit(8)
	case !c.signature:
		return lost
	case len(b) < 8:
		return want(8)
	case !isFourCC(string(b[4:8])):
		return lost
	}
	size := 12 + int64(binary.BigEndian.Uint32(b))
	if string(b[4:8]) == "IEND" {
		return last(size)
	}
	return unit(size)
}

// ends is Cut everywhere before the chunk IEND.
func (c *png) ends(bool) End { return Cut }
