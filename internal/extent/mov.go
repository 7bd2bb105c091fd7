package extent

import (
	"encoding/binary"
	"slices"
)

// mov walks through the boxes of MP4 and QuickTime (ISO/IEC 14496-12, 4.2) on the top
// level. It tells the end of a file in fragments alone. Of a file with one index, the
// index tells what is missing; a box that is cut behind the packets in it is no loss.
type mov struct {
	fragmented bool
	kind       string // of the last box
}

// topLevel are the kinds of boxes that are known on the top level. Others are passed over,
// and tell nothing where the file ends in them.
var topLevel = []string{
	"ftyp", "styp", "moov", "moof", "mdat", "mfra", "sidx", "ssix", "free", "skip", "wide", "uuid", "meta", "emsg", "prft", "pdin", "udta",
}

func (m *mov) unit(b []byte) step {
	m.kind = topLevel[0] // a known kind, as long as bytes are missing to tell
	if len(b) < 8 {
		return want(8)
	}
	size, kind := int64(binary.BigEndian.Uint32(b)), string(b[4:8])
	if !isFourCC(kind) {
		return lost
	}
	switch size {
	case 0:
		return lost // the box goes on to the end of the file
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

func (m *mov) ends(within bool) End {
	switch {
	case !m.fragmented || within && !slices.Contains(topLevel, m.kind):
		return Unknown
	case within:
		return Cut
	case m.kind == "mfra": // the index of fragments, which stands last
		return Whole
	}
	return Between
}

// isFourCC tells whether a text is a code of four printable characters.
func isFourCC(code string) bool {
	for _, c := range []byte(code) {
		if (c < ' ' || c > '~') && c != 0xA9 {
			return false
		}
	}
	return len(code) == 4
}
