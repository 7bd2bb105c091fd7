package overlay

import (
	"github.com/asticode/go-astiav"

	"github.com/facecue/facecue/internal/av"
)

// lane brings one stream of the input into the output.
type lane struct {
	out          *astiav.Stream
	from, to     astiav.Rational // time bases of packets before and after convert
	start        int64           // in from, becomes zero
	last         int64           // the DTS written last
	waits, usual int64           // pictures that the decoder holds back, and the length of one
	together     bool            // packets may share a DTS, as cues do
	convert      func(*astiav.Packet, func(*astiav.Packet) error) error
	sound        *transcoder
}

// newLane chooses how: as it is, in another dress, by another encoder, or, with
// nil, not at all.
func newLane(fc *astiav.FormatContext, s *astiav.Stream, c Config, kind Container) (*lane, error) {
	p := s.CodecParameters()
	l := &lane{from: s.TimeBase(), last: av.NoPTS, convert: asIs, together: p.MediaType() == astiav.MediaTypeSubtitle}
	id := p.CodecID()
	switch {
	case holds(fc, s, kind) && !(id == astiav.CodecIDMovText && kind.text == subrip):
	case p.MediaType() == astiav.MediaTypeSubtitle:
		if l.convert, id = kind.text.dress(id); l.convert == nil {
			return nil, nil
		}
	case p.MediaType() == astiav.MediaTypeAudio && kind.audio != "":
		var err error
		if l.sound, err = newTranscoder(s, kind.audio); err != nil {
			return nil, err
		}
		l.convert = l.sound.packet
	default:
		return nil, nil
	}
	return l, l.add(fc, s, id, c, kind)
}

func (l *lane) add(fc *astiav.FormatContext, s *astiav.Stream, id astiav.CodecID, c Config, kind Container) error {
	l.out, l.to = fc.NewStream(nil), s.TimeBase()
	to := l.out.CodecParameters()
	if l.sound != nil {
		l.to = l.sound.encoder.TimeBase()
		if err := to.FromCodecContext(l.sound.encoder); err != nil {
			return err
		}
	} else if err := s.CodecParameters().Copy(to); err != nil {
		return err
	}
	if id != s.CodecParameters().CodecID() && l.sound == nil {
		to.SetCodecID(id)
		if err := to.SetExtraData(headerOf(id)); err != nil {
			return err
		}
	}
	if s.CodecParameters().MediaType() == astiav.MediaTypeVideo {
		l.waits, l.usual = av.DecodingDelay(s)
	}
	to.SetCodecTag(0) // tags belong to the container
	l.out.SetTimeBase(l.to)
	av.CopyNames(l.out, s, kind.languages)
	l.start = astiav.RescaleQ(c.Start, rational(c.Stream.Clock.Base), l.from)
	return nil
}

// pass writes one packet of the input, moved to the overlay's zero.
func (l *lane) pass(p *astiav.Packet, write func(*astiav.Packet) error) error {
	if p.Pts() != av.NoPTS {
		p.SetPts(p.Pts() - l.start)
	}
	if p.Dts() != av.NoPTS {
		p.SetDts(p.Dts() - l.start)
	}
	return l.convert(p, func(p *astiav.Packet) error { return l.write(p, write) })
}

// write keeps decoding times growing, as muxers demand, where a damaged input
// does not.
func (l *lane) write(p *astiav.Packet, write func(*astiav.Packet) error) error {
	if p.Dts() == av.NoPTS && p.Pts() == av.NoPTS {
		return nil // nobody can say when this is to be played
	}
	if p.Dts() == av.NoPTS {
		p.SetDts(l.decoded(p.Pts()))
	}
	if l.last != av.NoPTS && (p.Dts() < l.last || p.Dts() == l.last && !l.together) {
		p.SetDts(l.last + 1)
		p.SetPts(max(p.Pts(), p.Dts()))
	}
	l.last = p.Dts()
	p.RescaleTs(l.to, l.out.TimeBase())
	p.SetStreamIndex(l.out.Index())
	p.SetPos(-1)
	return write(p)
}

// decoded is when a packet without a decoding time is decoded, which must be before
// those that come next: Matroska has none for pictures that wait for later ones.
func (l *lane) decoded(pts int64) int64 {
	if l.usual == 0 { // no pictures: shown as they are decoded
		return pts
	}
	if l.last == av.NoPTS {
		return pts - l.waits*l.usual
	}
	return min(pts, l.last+l.usual)
}

func (l *lane) flush(write func(*astiav.Packet) error) error {
	if l.sound == nil {
		return nil
	}
	return l.sound.flush(func(p *astiav.Packet) error { return l.write(p, write) })
}

func (l *lane) close() {
	if l.sound != nil {
		l.sound.close()
	}
}

func asIs(p *astiav.Packet, write func(*astiav.Packet) error) error { return write(p) }
