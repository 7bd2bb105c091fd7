package extent

// nut walks through the packets and frames of NUT (its specification, nut.txt). Packets
// begin with a start code and say their length. Frames begin with a code of one byte,
// which a table in the main header explains.
type nut struct {
	begun  bool
	table  *nutTable
	closed bool // the last unit is the index, which ends the file
}

const (
	nutFile  = "nut/multimedia container\x00"
	nutMain  = "NM"
	nutIndex = "NX"
)

func (n *nut) unit(b []byte) step {
	switch {
	case !n.begun && !begins(b, nutFile):
		return lost
	case !n.begun:
		n.begun = true
		return unit(int64(len(nutFile)))
	case b[0] == 'N':
		return n.packet(b)
	case n.table == nil:
		return lost
	}
	n.closed = false
	return n.table.frame(b)
}

// longPacket is the length above which the length of a packet has a checksum.
const longPacket = 4096

func (n *nut) packet(b []byte) step {
	r := varints{b: b, at: 8}
	length := r.next()
	if r.short() {
		return want(len(b) + 1)
	}
	head := r.at
	if length > longPacket {
		head += 4
	}
	size := int64(head) + int64(length)
	if length > 1<<40 || size <= 8 {
		return lost
	}
	n.closed = begins(b, nutIndex)
	if !begins(b, nutMain) {
		return unit(size)
	}
	if int64(len(b)) < size {
		return want(int(min(size, maxHead+1)))
	}
	if n.table = readNutTable(b[head:size]); n.table == nil {
		return lost
	}
	return unit(size)
}

func (n *nut) ends(within bool) End {
	switch {
	case within:
		return Cut
	case n.closed:
		return Whole
	}
	return Between
}

// varints reads the numbers of NUT: seven bits a byte, the highest first; the eighth is set
// in all bytes but the last.
type varints struct {
	b  []byte
	at int
}

func (v *varints) next() (n uint64) {
	for v.at < len(v.b) {
		c := v.b[v.at]
		v.at++
		n = n<<7 | uint64(c&0x7F)
		if c < 0x80 {
			return n
		}
	}
	v.at = len(v.b) + 1
	return 0
}

// short tells that the bytes ended before a number did.
func (v *varints) short() bool { return v.at > len(v.b) }
