package extent

import "encoding/binary"

// flv walks through Flash Video (Adobe's specification 10.1, annex E): after a header, the
// size of the tag before and a tag follow in turn.
type flv struct {
	header bool
	size   bool // the next unit is the size of the tag before
}

func (f *flv) unit(b []byte) step {
	switch {
	case !f.header:
		return f.readHeader(b)
	case f.size:
		f.size = false
		return unit(4)
	}
	switch kind := b[0] & 0x1F; {
	case b[0]&0xC0 != 0 || kind != 8 && kind != 9 && kind != 18:
		return lost
	case len(b) < 4:
		return want(4)
	}
	f.size = true
	return unit(11 + int64(binary.BigEndian.Uint32(b)&0xFFFFFF))
}

// readHeader reads the header of the file.
func (f *flv) readHeader(b []byte) step {
	if !begins(b, "FLV") {
		return lost
	}
	if len(b) < 9 {
		return want(9)
	}
	f.header, f.size = true, true
	return unit(int64(binary.BigEndian.Uint32(b[5:])))
}

func (f *flv) ends(within bool) End {
	if within || f.size {
		return Cut
	}
	return Between
}
