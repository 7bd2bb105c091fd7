package extent

import "encoding/binary"

// maxStreams bounds the memory for a hostile file.
const maxStreams = 1 << 10

// ogg walks through the pages of Ogg (RFC 3533, 6).
type ogg struct {
	open       map[uint32]bool // streams by number; true until their last page
	unfinished bool            // the last page ends within a packet
	astray     bool            // the last bytes are no page
}

func (o *ogg) unit(b []byte) step {
	if !begins(b, "OggS") {
		o.astray = true
		return unit(1)
	}
	if len(b) < 27 {
		return want(27)
	}
	head := 27 + int(b[26])
	if len(b) < head {
		return want(head)
	}
	size := int64(head)
	for _, n := range b[27:head] {
		size += int64(n)
	}
	o.note(b[:head])
	return unit(size)
}

// note remembers whether the streams have ended. The last lacing value of a page is
// 255 where its last packet goes on.
func (o *ogg) note(page []byte) {
	o.astray = false
	if stream := binary.LittleEndian.Uint32(page[14:]); len(o.open) < maxStreams {
		o.open[stream] = page[5]&4 == 0
	}
	o.unfinished = page[26] > 0 && page[len(page)-1] == 255
}

func (o *ogg) ends(within bool) End {
	switch {
	case o.astray:
		return Unknown
	case within || o.unfinished:
		return Cut
	}
	for _, open := range o.open {
		if open {
			return Between
		}
	}
	return Whole
}
