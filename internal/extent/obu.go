package extent

// obu walks through the open bitstream units of AV1 (its specification, 5.3), each with its
// length. Units of raw streams have one; those in other containers need not.
type obu struct{}

func (obu) unit(b []byte) step {
	const forbidden, extension, sized, reserved = 0x80, 4, 2, 1
	if b[0]&(forbidden|reserved) != 0 || b[0]&sized == 0 {
		return lost
	}
	head := 1
	if b[0]&extension != 0 {
		head = 2
	}
	var length int64
	for i := 0; i < 8; i++ {
		if len(b) <= head+i {
			return want(head + i + 1)
		}
		c := b[head+i]
		if length |= int64(c&0x7F) << (7 * i); c < 0x80 {
			return unit(int64(head+i+1) + length)
		}
	}
	return lost
}

func (obu) ends(within bool) End {
	if within {
		return Cut
	}
	return Between
}
