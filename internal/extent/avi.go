package extent

import (
	"encoding/binary"
	"regexp"
)

// riff are the chunks of AVI, and of OpenDML, which goes on in further RIFF chunks. A
// writer that cannot go back leaves the sizes of the outer ones open, as nothing or as
// the largest number.
type riff struct {
	begun bool
	open  bool // the last RIFF chunk has no size
	other bool // the last chunk is of no known kind
}

func (r *riff) unit(b []byte) step {
	if r.begun && !r.open && !begins(b, "RIFF") {
		return last(1) // behind the end, it belongs to nothing
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
	case !r.begun || !named(kind):
		return lost
	case !open || kind != "LIST":
		return unit(8 + size + size&1)
	}
	if open {
		return unit(12)
	}
	return unit(8 + size)
}

// chunkKind are the chunks of AVI: samples and indexes of a stream by its number, and
// those that have names.
var chunkKind = regexp.MustCompile(`^(RIFF|LIST|JUNK|idx1|\d\d[a-z]{2}|ix\d\d)$`)

func (r *riff) ends(within bool) End {
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
