package av

import "github.com/asticode/go-astiav"

// NewPacket is an empty packet, to be given to FreePacket.
func NewPacket() *astiav.Packet {
	packets.Add(1)
	return astiav.AllocPacket()
}

// ClonePacket is a second reference to a packet's data, to be given to FreePacket; nil
// where memory is out.
func ClonePacket(p *astiav.Packet) *astiav.Packet {
	clone := p.Clone()
	if clone != nil {
		packets.Add(1)
	}
	return clone
}

// FreePacket frees a packet of NewPacket or ClonePacket; nil is allowed.
func FreePacket(p *astiav.Packet) {
	if p != nil {
		p.Free()
		packets.Add(-1)
	}
}
