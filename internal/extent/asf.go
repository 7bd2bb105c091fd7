package extent

import (
	"bytes"
	"encoding/binary"
)

// Objects of ASF by their GUIDs (ASF specification, 10).
const (
	asfHeader     = "\x30\x26\xb2\x75\x8e\x66\xcf\x11\xa6\xd9\x00\xaa\x00\x62\xce\x6c"
	asfProperties = "\xa1\xdc\xab\x8c\x47\xa9\xcf\x11\x8e\xe4\x00\xc0\x0c\x20\x53\x65"
	asfData       = "\x36\x26\xb2\x75\x8e\x66\xcf\x11\xa6\xd9\x00\xaa\x00\x62\xce\x6c"
	asfIndex      = "\x90\x08\x00\x33\xb1\xe5\xcf\x11\x89\xf4\x00\xa0\xc9\x03\x49\xcb"
)

// asfPacket is the first byte of packets with two bytes for error correction, which all
// known writers make. asfEndOfStream begins the chunk that ends a stream over a network.
const (
	asfPacket      = "\x82"
	asfEndOfStream = "$E"
	asfEndLength   = 12
)

// asf walks through the objects of ASF. A live stream says neither how long it is nor how
// many packets follow, but all its packets have one length.
type asf struct {
	packet int64 // the length of a packet; 0 before the header
	data   bool  // the next unit is a packet
}

func (a *asf) unit(b []byte) step {
	switch {
	case a.packet > 0 && begins(b, asfEndOfStream):
		return unit(asfEndLength)
	case a.data && begins(b, asfPacket):
		return unit(a.packet)
	case !begins(b, asfHeader) && (a.packet == 0 || !begins(b, asfData) && !begins(b, asfIndex)):
		return lost
	case len(b) < 24:
		return want(24)
	}
	size := int64(binary.LittleEndian.Uint64(b[16:]))
	switch {
	case begins(b, asfHeader):
		return a.header(b, size)
	case begins(b, asfData):
		a.data = true
		return unit(50)
	}
	a.data = false
	return unit(size)
}

// header reads the size of the file and that of packets, which stand 40 and 96 bytes after
// the beginning of the File Properties Object (3.2).
func (a *asf) header(b []byte, size int64) step {
	if size < 24 || size > maxHead {
		return lost
	}
	if int64(len(b)) < size {
		return want(int(size))
	}
	at := bytes.Index(b[:size], []byte(asfProperties))
	if at < 0 || int64(at+104) > size {
		return lost
	}
	const broadcast = 1
	p := b[at:]
	a.packet = int64(binary.LittleEndian.Uint32(p[96:]))
	file := int64(binary.LittleEndian.Uint64(p[40:]))
	if live := binary.LittleEndian.Uint32(p[88:])&broadcast != 0; !live && file > size {
		return last(file)
	}
	return unit(size)
}

func (a *asf) ends(within bool) End {
	if within {
		return Cut
	}
	return Between
}
