package extent

// mxf walks through the triplets of MXF: key, length, value (SMPTE ST 377-1, 6; ST 336).
type mxf struct {
	begun  bool
	before int  // bytes before the first key
	closed bool // the footer was seen
}

// runIn bounds the bytes before the first key (ST 377-1, 6.5).
const runIn = 1 << 16

const (
	labelMark  = "\x06\x0e\x2b\x34"
	footerMark = "\x06\x0e\x2b\x34\x02\x05\x01\x01\x0d\x01\x02\x01\x01\x04"
)

func (k *mxf) unit(b []byte) step {
	switch {
	case !begins(b, labelMark) && !k.begun && k.before < runIn:
		k.before++
		return unit(1)
	case !begins(b, labelMark):
		return lost
	case len(b) < 17:
		return want(17)
	}
	k.begun = true
	k.closed = k.closed || begins(b, footerMark)
	size := int64(b[16])
	if size < 0x80 {
		return unit(17 + size)
	}
	n := int(size & 0x7F)
	if n > 8 {
		return lost
	}
	if len(b) < 17+n {
		return want(17 + n)
	}
	size = 0
	for _, c := range b[17 : 17+n] {
		size = size<<8 | int64(c)
	}
	if size < 0 {
		return lost
	}
	return unit(17 + int64(n) + size)
}

func (k *mxf) ends(within bool) End {
	switch {
	case !k.begun:
		return Unknown
	case within:
		return Cut
	case k.closed:
		return Whole
	}
	return Between
}
