package extent

// tape is raw DV (IEC 61834, SMPTE ST 314): frames of one length for each system.
// Faster kinds have several such lengths a frame.
type tape struct{}

func (tape) unit(b []byte) step {
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

func (tape) ends(within bool) End {
	if within {
		return Cut
	}
	return Between
}
