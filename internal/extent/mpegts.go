package extent

// transport are the packets of an MPEG transport stream.
type transport struct{ size int64 }

// packetSizes are their lengths: plain, with a time code, with error correction
// (ISO/IEC 13818-1; ETSI TS 102 034).
var packetSizes = []int64{188, 192, 204}

// enough is a number of packets that begin with the sync byte by no chance.
const enough = 5

func (t *transport) unit(b []byte) step {
	if t.size == 0 {
		if len(b) < enough*204 {
			return want(enough * 204)
		}
		t.size = packetSize(b)
	}
	at := t.sync()
	switch {
	case t.size == 0:
		return lost
	case len(b) <= at:
		return want(at + 1)
	case b[at] != 0x47:
		return lost
	}
	return unit(t.size)
}

// sync is where the sync byte of a packet stands.
func (t *transport) sync() int {
	if t.size == 192 {
		return 4
	}
	return 0
}

func (t *transport) ends(within bool) End {
	switch {
	case t.size == 0:
		return Unknown
	case within:
		return Cut
	}
	return Between
}

// packetSize finds the distance between sync bytes; 0 where there is none.
func packetSize(b []byte) int64 {
	for _, size := range packetSizes {
		t := transport{size}
		hits := int64(0)
		for at := int64(t.sync()); hits < enough && at < int64(len(b)) && b[at] == 0x47; at += size {
			hits++
		}
		if hits == enough {
			return size
		}
	}
	return 0
}
