package extent

import (
	"encoding/binary"
	"slices"
)

// boxes are those of MP4 and QuickTime (ISO/IEC 14496-12, 4.2), of the outermost
// level. Where the file has one index, that tells what is missing, and what its boxes
// promise beyond it is not needed; where the index comes in fragments, only the boxes
// tell.
type boxes struct {
	fragmented bool
	kind       string // of the last box
}

// outermost are the kinds of boxes that are known there. Others are passed over, and
// tell nothing.
var outermost = []string{
	"ftyp", "styp", "moov", "moof", "mdat", "mfra", "sidx", "ssix", "free", "skip", "wide", "uuid", "meta", "emsg", "prft", "pdin", "udta",
}

func (m *boxes) unit(b []byte) step {
	m.kind = outermost[0] // until the kind is there
	if len(b) < 8 {
		return want(8)
	}
	size, kind := int64(binary.BigEndian.Uint32(b)), string(b[4:8])
	if !named(kind) {
		return lost
	}
	switch size {
	case 0:
		return lost // the box goes on to the end, wherever that is
	case 1:
		if len(b) < 16 {
			return want(16)
		}
		size = int64(binary.BigEndian.Uint64(b[8:]))
	}
	if size < 8 {
		return lost
	}
	m.fragmented = m.fragmented || kind == "moof"
	m.kind = kind
	return unit(size)
}

func (m *boxes) ends(within bool) End {
	switch {
	case !m.fragmented || within && !slices.Contains(outermost, m.kind):
		return Unknown
	case within:
		return Cut
	case m.kind == "mfra": // the index of fragments, which stands last
		return Whole
	}
	return Between
}

// named tells a code of four letters or digits from bytes of another kind.
func named(code string) bool {
	for _, c := range []byte(code) {
		if (c < ' ' || c > '~') && c != 0xA9 {
			return false
		}
	}
	return len(code) == 4
}
