package extent

import (
	"bytes"
	"encoding/binary"
)

// jpeg walks through one JPEG picture or several, one behind the other (ITU-T T.81, annex
// B). A picture has segments, which begin with a marker, and scans, which go on to the
// next marker.
type jpeg struct {
	inside bool // a picture has begun and not ended
	scan   bool // the next unit is a part of a scan
	whole  bool // a picture has ended
}

// Markers.
const (
	startOfImage = 0xD8
	endOfImage   = 0xD9
	startOfScan  = 0xDA
)

func (p *jpeg) unit(b []byte) step {
	if p.scan {
		if n := bytes.IndexByte(b, 0xFF); n < 0 {
			return unit(int64(len(b)))
		} else if n > 0 {
			return unit(int64(n))
		}
	}
	switch {
	case b[0] != 0xFF && p.whole && !p.inside:
		return last(1) // bytes behind a picture are no part of it
	case b[0] != 0xFF:
		return lost
	case len(b) < 2:
		return want(2)
	case b[1] == 0xFF:
		return unit(1) // fill bytes
	case p.scan && (b[1] == 0 || b[1]&0xF8 == 0xD0):
		return unit(2) // the byte 0xFF of a scan, or a restart marker within it
	}
	p.scan = false
	return p.marker(b)
}

func (p *jpeg) marker(b []byte) step {
	switch {
	case b[1] == startOfImage && !p.inside:
		p.inside = true
		return unit(2)
	case b[1] == endOfImage && p.inside:
		p.inside, p.whole = false, true
		return unit(2)
	case !p.inside:
		return lost
	case len(b) < 4:
		return want(4)
	}
	p.scan = b[1] == startOfScan
	return unit(2 + int64(binary.BigEndian.Uint16(b[2:])))
}

func (p *jpeg) ends(within bool) End {
	if within || p.inside {
		return Cut
	}
	return Whole
}
