package extent

import (
	"encoding/binary"
	"regexp"
)

// avi walks through the chunks of AVI, and of OpenDML, which goes on in further RIFF
// chunks. A writer that cannot go back leaves the sizes of the outer chunks open: zero, or
// the largest number.
type avi struct {
	begun bool
	open  bool // the size of the last RIFF chunk is open
	other bool // the last chunk is of no known kind
}

func (r *avi) unit(b []byte) step {
	if r.begun && !r.open && !begins(b, "RIFF") {
		return last(1) // bytes behind the last RIFF chunk are no part of the file
	}
	r.other = false
	if len(b) < 8 {
		return want(8)
	}
	kind, size := string(b[:4]), int64(binary.LittleEndian.Uint32(b[4:]))
	open := size == 0 || size == 1<<32-1
	r.other = !chunkKind.MatchString(kind)
	switch {
	case kind == "RIFF":
		r.begun, r.open = true, open
	case !r.begun || !isFourCC(kind):
		return lost
	case !open || kind != "LIST":
		return unit(8 + size + size&1)
	}
	if open {
		return unit(12)
	}
	return unit(8 + size)
}

// chunkKind matches the kinds of chunks of AVI: those with a name, and samples and indexes
// of a stream by its number.
var chunkKind = regexp.MustCompile(`^(RIFF|LIST|JUNK|idx1|\d\d[a-z]{2}|ix\d\d)$`)

func (r *avi) ends(within bool) End {
	switch {
	case within && r.other:
		return Unknown
	case within:
		return Cut
	case r.open:
		return Between
	}
	return Whole
}
