package overlay

import (
	"github.com/asticode/go-astiav"

	"github.com/facecue/facecue/internal/av"
)

// packetWriter takes a packet for the call. The caller keeps it.
type packetWriter = func(*astiav.Packet) error

// streamCopy brings the packets of one stream of the input into the output.
type streamCopy struct {
	out      *astiav.Stream
	from, to astiav.Rational // time bases of packets before and after convert
	start    int64           // the tick of from that becomes zero
	convert  func(*astiav.Packet, packetWriter) error
	sound    *transcoder // nil where sound is not encoded again

	lastDTS    int64 // of the packet written last
	sharedDTS  bool  // packets may have the same DTS, as subtitles do
	delay      int64 // pictures that the stream's decoder holds back to order them
	pictureLen int64 // usual duration of a picture, in ticks; 0 where the stream has no pictures
}

// newStreamCopy chooses how packets are brought over: as they are, as subtitles of another
// codec, or encoded again. It is nil where the container cannot hold the stream.
func newStreamCopy(fc *astiav.FormatContext, s *astiav.Stream, c Config, kind Container) (*streamCopy, error) {
	p := s.CodecParameters()
	sc := &streamCopy{from: s.TimeBase(), lastDTS: av.NoPTS, convert: unchanged, sharedDTS: p.MediaType() == astiav.MediaTypeSubtitle}
	id := p.CodecID()
	switch {
	case canCopy(fc, s, kind) && !(id == astiav.CodecIDMovText && kind.text == subrip):
	case p.MediaType() == astiav.MediaTypeSubtitle:
		if sc.convert, id = kind.text.conversion(id); sc.convert == nil {
			return nil, nil
		}
	case p.MediaType() == astiav.MediaTypeAudio && kind.audio != "":
		var err error
		if sc.sound, err = newTranscoder(s, kind.audio); err != nil {
			return nil, err
		}
		sc.convert = sc.sound.packet
	default:
		return nil, nil
	}
	return sc, sc.addTo(fc, s, id, c, kind)
}

// addTo declares the stream of the output, whose codec is id.
func (sc *streamCopy) addTo(fc *astiav.FormatContext, s *astiav.Stream, id astiav.CodecID, c Config, kind Container) error {
	sc.out, sc.to = fc.NewStream(nil), s.TimeBase()
	to := sc.out.CodecParameters()
	if sc.sound != nil {
		sc.to = sc.sound.encoder.TimeBase()
		if err := to.FromCodecContext(sc.sound.encoder); err != nil {
			return err
		}
	} else if err := s.CodecParameters().Copy(to); err != nil {
		return err
	}
	if id != s.CodecParameters().CodecID() && sc.sound == nil {
		to.SetCodecID(id)
		if err := to.SetExtraData(textHeader(id)); err != nil {
			return err
		}
	}
	if s.CodecParameters().MediaType() == astiav.MediaTypeVideo {
		sc.delay, sc.pictureLen = av.DecodingDelay(s)
	}
	to.SetCodecTag(0) // each container has tags of its own
	sc.out.SetTimeBase(sc.to)
	av.CopyNames(sc.out, s, kind.languages)
	sc.start = astiav.RescaleQ(c.Start, rational(c.Stream.Clock.Base), sc.from)
	return nil
}

// copy writes one packet of the input, with times that begin at the overlay's zero.
func (sc *streamCopy) copy(p *astiav.Packet, write packetWriter) error {
	if p.Pts() != av.NoPTS {
		p.SetPts(p.Pts() - sc.start)
	}
	if p.Dts() != av.NoPTS {
		p.SetDts(p.Dts() - sc.start)
	}
	return sc.convert(p, func(p *astiav.Packet) error { return sc.write(p, write) })
}

// write makes decoding times grow, as muxers demand, also where those of a damaged input
// do not. A packet without any time is left out.
func (sc *streamCopy) write(p *astiav.Packet, write packetWriter) error {
	if p.Dts() == av.NoPTS && p.Pts() == av.NoPTS {
		return nil
	}
	if p.Dts() == av.NoPTS {
		p.SetDts(sc.guessDTS(p.Pts()))
	}
	if sc.lastDTS != av.NoPTS && (p.Dts() < sc.lastDTS || p.Dts() == sc.lastDTS && !sc.sharedDTS) {
		p.SetDts(sc.lastDTS + 1)
		p.SetPts(max(p.Pts(), p.Dts()))
	}
	sc.lastDTS = p.Dts()
	p.RescaleTs(sc.to, sc.out.TimeBase())
	p.SetStreamIndex(sc.out.Index())
	p.SetPos(-1)
	return write(p)
}

// guessDTS is the decoding time of a packet that has none, as pictures in Matroska whose
// decoder needs later ones first. It must lie before those of the packets after it.
func (sc *streamCopy) guessDTS(pts int64) int64 {
	if sc.pictureLen == 0 {
		return pts
	}
	if sc.lastDTS == av.NoPTS {
		return pts - sc.delay*sc.pictureLen
	}
	return min(pts, sc.lastDTS+sc.pictureLen)
}

// flush writes what an encoder of sound still holds.
func (sc *streamCopy) flush(write packetWriter) error {
	if sc.sound == nil {
		return nil
	}
	return sc.sound.flush(func(p *astiav.Packet) error { return sc.write(p, write) })
}

func (sc *streamCopy) close() {
	if sc.sound != nil {
		sc.sound.close()
	}
}

// unchanged is the conversion of a packet that stays as it is.
func unchanged(p *astiav.Packet, write packetWriter) error { return write(p) }
