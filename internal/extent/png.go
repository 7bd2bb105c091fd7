package extent

import "encoding/binary"

// chunks are those of PNG and of its moving kind (PNG specification, 5).
type chunks struct{ signature bool }

func (c *chunks) unit(b []byte) step {
	switch {
	case !c.signature && begins(b, "\x89PNG\r\n\x1a\n"):
		c.signature = true
		return unit(8)
	case !c.signature:
		return lost
	case len(b) < 8:
		return want(8)
	case !named(string(b[4:8])):
		return lost
	}
	size := 12 + int64(binary.BigEndian.Uint32(b))
	if string(b[4:8]) == "IEND" {
		return last(size)
	}
	return unit(size)
}

// ends: whatever comes before the end chunk is not all.
func (c *chunks) ends(bool) End { return Cut }
