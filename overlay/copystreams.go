package overlay

import (
	"encoding/binary"
	"fmt"

	"github.com/asticode/go-astiav"

	"github.com/facecue/facecue/internal/av"
)

// addCopies declares a copy of every stream of the recording that the container can hold.
// Data streams are left out: no player shows them, and some hold the places where a
// recording was made.
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
			if !madeByMuxer(s) {
				c.Logger.Warn(fmt.Sprintf("stream %d (data %s) is left out: it may hold geographic positions, and no player shows it", s.Index(), s.CodecParameters().CodecID()))
			}
			continue
		}
		if err := m.addCopy(s, c, kind); err != nil {
			return err
		}
	}
	return nil
}

// addCopy declares the copy of a stream as an overlay does, and also copies how the stream
// is shown.
func (m *muxer) addCopy(s *astiav.Stream, c Config, kind Container) error {
	sc, err := newStreamCopy(m.fc, s, c, kind)
	if err != nil {
		return err
	}
	switch {
	case sc == nil && s.Index() == c.Carry.Video.Index():
		return fmt.Errorf("%w: it cannot hold %s; %s", ErrPictures, s.CodecParameters().CodecID(), kind.advice())
	case sc == nil:
		c.Logger.Warn(fmt.Sprintf("%s cannot hold stream %d (%s): left out", kind.Name, s.Index(), s.CodecParameters().CodecID()))
		return nil
	}
	m.carry(s, sc)
	if err := av.CopyPresentation(m.fc, sc.out, s); err != nil {
		return err
	}
	if s.Index() == c.Carry.Video.Index() {
		av.SetTimecode(sc.out, c.Stream.Timecode)
	}
	return nil
}

// attach copies an attached font or picture, which Matroska keeps in its header.
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

// madeByMuxer tells the streams that the muxer of MOV and MP4 makes by itself: time code
// from its tag, and chapters from their list.
func madeByMuxer(s *astiav.Stream) bool {
	tag := s.CodecParameters().CodecTag()
	return tag == astiav.CodecTag(binary.LittleEndian.Uint32([]byte("tmcd"))) || tag == astiav.CodecTag(binary.LittleEndian.Uint32([]byte("text")))
}

// copyLent writes a packet of the input, which the caller keeps.
func (m *muxer) copyLent(p *astiav.Packet) error {
	sc := m.copies[p.StreamIndex()]
	if sc == nil {
		return nil
	}
	return sc.copy(p, func(p *astiav.Packet) error {
		if p.Pts() != av.NoPTS {
			m.earliest = min(m.earliest, astiav.RescaleQ(p.Pts(), sc.out.TimeBase(), microsecond)+av.KeptPriming(sc.out))
		}
		return m.write(p)
	})
}

// shift is by how many microseconds Matroska, which has no negative times, moved all
// packets: those that prime a decoder of sound lie before zero, and some releases of libav
// leave them there.
func (m *muxer) shift() int64 { return -m.earliest }

// identity is the display matrix that changes nothing (libavutil/display.h).
var identity = av.DisplayMatrix{1 << 16, 0, 0, 0, 1 << 16, 0, 0, 0, 1 << 30}

// turned tells that a stream is to be shown rotated or flipped.
func turned(s *astiav.Stream) bool {
	matrix, ok := av.StreamDisplayMatrix(s)
	return ok && matrix != identity
}
