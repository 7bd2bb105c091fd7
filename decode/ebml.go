package decode

import "math/bits"

// EBML identifiers (RFC 8794, RFC 9559), marker bits included.
const (
	idEBML    = 0x1A45DFA3
	idSegment = 0x18538067
)

// segmentEnd is where the Segment of a Matroska or WebM file ends. A live
// stream has a Segment of unknown size.
func segmentEnd(b []byte) (end int64, ok bool) {
	pos := 0
	for {
		id, n, _ := vint(b[pos:], 4)
		if n == 0 {
			return 0, false
		}
		value, m, unknown := vint(b[pos+n:], 8)
		if m == 0 || unknown {
			return 0, false
		}
		value &^= 1 << (7 * m) // the marker bit is not part of a size
		pos += n + m
		switch {
		case id == idSegment:
			return int64(pos) + int64(value), true
		case id != idEBML || value > uint64(len(b)-pos):
			return 0, false
		}
		pos += int(value)
	}
}

// vint reads a variable-length integer of at most max bytes with its marker
// bit. unknown tells that all value bits are set.
func vint(b []byte, max int) (v uint64, n int, unknown bool) {
	if len(b) == 0 || b[0] == 0 {
		return 0, 0, false
	}
	n = bits.LeadingZeros8(b[0]) + 1
	if n > max || n > len(b) {
		return 0, 0, false
	}
	for _, c := range b[:n] {
		v = v<<8 | uint64(c)
	}
	all := uint64(1)<<(7*n) - 1
	return v, n, v&all == all
}
