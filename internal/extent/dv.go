package extent

// dv walks through raw DV (IEC 61834, SMPTE ST 314), whose units have one length for each
// system. DV of more bits a second has several units a frame.
type dv struct{}

func (dv) unit(b []byte) step {
	switch {
	case !begins(b, "\x1f\x07\x00"):
		return lost
	case len(b) < 4:
		return want(4)
	case b[3]&0x80 != 0:
		return unit(144000) // 625 lines
	}
	return unit(120000)
}

func (dv) ends(within bool) End {
	if within {
		return Cut
	}
	return Between
}
