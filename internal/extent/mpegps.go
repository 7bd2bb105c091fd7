package extent

import "encoding/binary"

// mpegPS walks through the packs and packets of an MPEG program stream (ISO/IEC 11172-1,
// 2.4; ISO/IEC 13818-1, 2.5).
type mpegPS struct{ closed bool } // the last unit is the end code

func (p *mpegPS) unit(b []byte) step {
	p.closed = false
	switch {
	case !begins(b, "\x00\x00\x01") && begins(b, "\x00\x00\x00"):
		return unit(1) // stuffing
	case !begins(b, "\x00\x00\x01"):
		return lost
	case len(b) < 4:
		return want(4)
	}
	switch code := b[3]; {
	case code == 0xB9:
		p.closed = true
		return unit(4)
	case code == 0xBA:
		return pack(b)
	case code < 0xBB:
		return lost
	case len(b) < 6:
		return want(6)
	}
	size := int64(binary.BigEndian.Uint16(b[4:]))
	if size == 0 {
		return lost
	}
	return unit(6 + size)
}

// pack is the header of a pack, which is longer in MPEG-2 than in MPEG-1.
func pack(b []byte) step {
	switch {
	case len(b) < 5:
		return want(5)
	case b[4]>>6 != 1:
		return unit(12)
	case len(b) < 14:
		return want(14)
	}
	return unit(14 + int64(b[13]&7))
}

func (p *mpegPS) ends(within bool) End {
	switch {
	case within:
		return Cut
	case p.closed:
		return Whole
	}
	return Between
}
