package decode

import (
	"github.com/asticode/go-astiav"

	"github.com/facecue/facecue/internal/av"
	"github.com/facecue/facecue/internal/face"
)

// packetStats are figures of the packets that were read, to be compared with what the
// container announced.
type packetStats struct {
	end float64 // the latest end of a packet of any stream, in seconds of the container
	cut bool    // the last packet is incomplete

	video      int64 // packets of the analysed stream that the decoder was given
	lastDTS    int64 // their latest decoding time, av.NoPTS before the first
	beforeKey  int64 // those before the first key frame
	sawKey     bool  // the first key frame was read
	firstKeyAt int64 // its presentation time
}

func newPacketStats() packetStats { return packetStats{lastDTS: av.NoPTS} }

// add counts a packet of any stream, whose time base is base.
func (s *packetStats) add(p *astiav.Packet, base face.Rational) {
	s.cut = p.Flags().Has(astiav.PacketFlagCorrupt)
	pts := p.Pts()
	if pts == av.NoPTS {
		pts = p.Dts()
	}
	if pts != av.NoPTS {
		s.end = max(s.end, float64(pts+p.Duration())*base.Float())
	}
}

// addVideo counts a packet of the analysed stream that the decoder is given.
func (s *packetStats) addVideo(p *astiav.Packet) {
	s.video++
	if p.Dts() != av.NoPTS {
		s.lastDTS = max(s.lastDTS, p.Dts())
	}
	switch {
	case s.sawKey:
	case p.Flags().Has(astiav.PacketFlagKey):
		s.sawKey, s.firstKeyAt = true, p.Pts()
	default:
		s.beforeKey++
	}
}
