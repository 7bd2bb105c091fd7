package extent

import "encoding/binary"

// ivf walks through IVF: a header that says its own length, then frames, each after its
// length and time.
type ivf struct{ header bool }

func (v *ivf) unit(b []byte) step {
	switch {
	case !v.header && !begins(b, "DKIF"):
		return lost
	case !v.header && len(b) < 8:
		return want(8)
	case !v.header:
		v.header = true
		return unit(int64(binary.LittleEndian.Uint16(b[6:])))
	case len(b) < 12:
		return want(12)
	}
	return unit(12 + int64(binary.LittleEndian.Uint32(b)))
}

func (v *ivf) ends(within bool) End {
	if within {
		return Cut
	}
	return Between
}
