package overlay

import (
	"encoding/binary"
	"fmt"

	"github.com/asticode/go-astiav"

	"github.com/facecue/facecue/internal/av"
)

// addCopies finds a way over for everything that the recording holds. Data streams
// are left out: no player shows them, and some say where a recording was made.
func (m *muxer) addCopies(c Config, kind Container) error {
	for _, s := range c.Carry.Streams {
		switch s.CodecParameters().MediaType() {
		case astiav.MediaTypeVideo, astiav.MediaTypeAudio, astiav.MediaTypeSubtitle:
		case astiav.MediaTypeAttachment:
			if err := m.attach(s, c, kind); err != nil {
				return err
			}
			continue
		default:
			if !implied(s) {
				c.Logger.Warn(fmt.Sprintf("stream %d (data %s) is left out: it may hold places, and no player shows it", s.Index(), s.CodecParameters().CodecID()))
			}
			continue
		}
		if err := m.addCopy(s, c, kind); err != nil {
			return err
		}
	}
	return nil
}

// addCopy opens a lane as for an overlay, and keeps what says how the stream is
// shown.
func (m *muxer) addCopy(s *astiav.Stream, c Config, kind Container) error {
	l, err := newLane(m.fc, s, c, kind)
	if err != nil {
		return err
	}
	switch {
	case l == nil && s.Index() == c.Carry.Video.Index():
		return fmt.Errorf("%w: it cannot hold %s; %s", ErrPictures, s.CodecParameters().CodecID(), kind.instead())
	case l == nil:
		c.Logger.Warn(fmt.Sprintf("%s cannot hold stream %d (%s): left out", kind.Name, s.Index(), s.CodecParameters().CodecID()))
		return nil
	}
	m.carried[s.Index()] = l
	m.lanes = append(m.lanes, l)
	if err := av.CopyPresentation(m.fc, l.out, s); err != nil {
		return err
	}
	if s.Index() == c.Carry.Video.Index() {
		av.SetTimecode(l.out, c.Stream.Timecode)
	}
	return nil
}

// attach copies a font or picture, which Matroska keeps in its header.
func (m *muxer) attach(s *astiav.Stream, c Config, kind Container) error {
	if kind.text != subrip {
		c.Logger.Warn(fmt.Sprintf("%s cannot hold the attached file in stream %d: left out; .mkv takes it", kind.Name, s.Index()))
		return nil
	}
	out := m.fc.NewStream(nil)
	if err := s.CodecParameters().Copy(out.CodecParameters()); err != nil {
		return err
	}
	av.CopyAttachmentNames(out, s)
	return nil
}

// implied are streams that muxers make by themselves: time code from its tag,
// chapters from the list.
func implied(s *astiav.Stream) bool {
	tag := s.CodecParameters().CodecTag()
	return tag == astiav.CodecTag(binary.LittleEndian.Uint32([]byte("tmcd"))) || tag == astiav.CodecTag(binary.LittleEndian.Uint32([]byte("text")))
}

// lend writes a packet of the input, which its reader keeps.
func (m *muxer) lend(p *astiav.Packet) error {
	l := m.carried[p.StreamIndex()]
	if l == nil {
		return nil
	}
	return l.pass(p, func(p *astiav.Packet) error {
		if p.Pts() != av.NoPTS {
			m.earliest = min(m.earliest, astiav.RescaleQ(p.Pts(), l.out.TimeBase(), microsecond))
		}
		return m.write(p)
	})
}

// shift is by how many microseconds Matroska, which has no negative times, moved
// everything: the packets that prime a sound decoder lie before zero.
func (m *muxer) shift() int64 { return -m.earliest }

// upright is the display matrix that changes nothing (libavutil/display.h).
var upright = av.DisplayMatrix{1 << 16, 0, 0, 0, 1 << 16, 0, 0, 0, 1 << 30}

func turned(s *astiav.Stream) bool {
	matrix, ok := av.StreamDisplayMatrix(s)
	return ok && matrix != upright
}
