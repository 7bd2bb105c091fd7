package extent

import (
	"math/bits"
	"slices"
)

// Elements of Matroska and WebM (RFC 8794, RFC 9559), marker bits included.
const (
	idEBML    = 0x1A45DFA3
	idSegment = 0x18538067
	idCluster = 0x1F43B675

	markEBML = "\x1a\x45\xdf\xa3"
)

// inside are the elements of a Segment and of a Cluster, with Void and CRC-32.
var inside = []uint64{
	0x114D9B74, 0x1549A966, 0x1654AE6B, idCluster, 0x1C53BB6B, 0x1941A469, 0x1043A770, 0x1254C367,
	0xE7, 0x5854, 0xA7, 0xAB, 0xA3, 0xA0, 0xAF, 0xEC, 0xBF,
}

// matroska walks through the elements of Matroska. A live stream has a Segment of unknown
// size, whose elements are walked through one by one; its Clusters may be of unknown size
// too.
type matroska struct {
	segment bool // a Segment has begun
	open    bool // its size is unknown
}

func (e *matroska) unit(b []byte) step {
	if e.segment && !e.open && !begins(b, markEBML) {
		return last(1) // bytes behind the Segment are no part of the file
	}
	id, n, _ := vint(b, 4)
	if n == 0 {
		return shortVint(b, 4)
	}
	value, m, unknown := vint(b[n:], 8)
	if m == 0 {
		return shortVint(b[n:], 8).after(n)
	}
	size := int64(n+m) + int64(value&^(1<<(7*m))) // the marker bit is not part of a size
	switch {
	case id == idEBML && !unknown:
		e.segment, e.open = false, false
		return unit(size)
	case id == idSegment:
		e.segment, e.open = true, unknown
	case !e.open || !slices.Contains(inside, id) || unknown && id != idCluster:
		return lost
	}
	if unknown {
		return unit(int64(n + m))
	}
	return unit(size)
}

func (e *matroska) ends(within bool) End {
	switch {
	case within:
		return Cut
	case e.segment && !e.open:
		return Whole
	case e.segment:
		return Between
	}
	return Cut // an EBML header alone
}

// vint reads a variable-length integer of at most max bytes with its marker bit.
// unknown tells that all value bits are set.
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

// shortVint is the step for a variable-length integer that vint could not read: more bytes
// are wanted, or there is none.
func shortVint(b []byte, max int) step {
	if len(b) == 0 {
		return want(1)
	}
	if n := bits.LeadingZeros8(b[0]) + 1; n <= max && n > len(b) {
		return want(n)
	}
	return lost
}

// after is the same step where n bytes stand before those that it wants.
func (s step) after(n int) step {
	if s.want > 0 {
		s.want += n
	}
	return s
}
