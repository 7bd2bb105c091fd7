package extent

// mpegTS walks through the packets of an MPEG transport stream.
type mpegTS struct{ size int64 } // of a packet; 0 before it is known

// packetSizes are their lengths: plain, with a time code, with error correction
// (ISO/IEC 13818-1; ETSI TS 102 034).
var packetSizes = []int64{188, 192, 204}

// minPackets is a number of packets that do not all begin with the sync byte by chance.
const minPackets = 5

func (t *mpegTS) unit(b []byte) step {
	if t.size == 0 {
		if len(b) < minPackets*204 {
			return want(minPackets * 204)
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

// sync is the place of the sync byte in a packet.
func (t *mpegTS) sync() int {
	if t.size == 192 {
		return 4
	}
	return 0
}

func (t *mpegTS) ends(within bool) End {
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
		t := mpegTS{size}
		hits := int64(0)
		for at := int64(t.sync()); hits < minPackets && at < int64(len(b)) && b[at] == 0x47; at += size {
			hits++
		}
		if hits == minPackets {
			return size
		}
	}
	return 0
}
