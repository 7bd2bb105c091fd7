package decode

// packetSizes are the lengths of a transport stream's packets: plain, with a
// time code, with error correction (ISO/IEC 13818-1; ETSI TS 102 034).
var packetSizes = []int64{188, 192, 204}

// packetSize finds the distance between the sync bytes of a transport stream.
func packetSize(b []byte) int64 {
	for _, size := range packetSizes {
		first := int64(0)
		if size == 192 {
			first = 4
		}
		hits := int64(0)
		for at := first; at < int64(len(b)) && b[at] == 0x47; at += size {
			hits++
		}
		if hits >= 4 && first+hits*size >= int64(len(b)) {
			return size
		}
	}
	return 0
}
