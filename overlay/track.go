package overlay

import (
	"iter"

	"github.com/asticode/go-astiav"

	"github.com/facecue/facecue/internal/av"
	"github.com/facecue/facecue/internal/face"
)

// Track is a subtitle of ours.
type Track struct {
	Boxes           bool // ASS that follows the faces; else plain text
	Header          string
	Title, Language string
	Default         bool // players show it unless told otherwise
	// Cues are in order of start; times are PTS.
	Cues func(yield func(start, end int64, text string) bool)
}

type cue struct {
	start, end int64
	text       string
}

// ownTrack writes the cues of one track as the recording's packets pass.
type ownTrack struct {
	out   *astiav.Stream
	base  astiav.Rational // of the cues
	dress func(*astiav.Packet, func(*astiav.Packet) error) error
	pull  func() (cue, bool)
	stop  func()
	next  cue
	more  bool
}

type ownTracks []*ownTrack

// addTracks declares our tracks after the recording's. Only Matroska takes ASS.
func (c Copy) addTracks(fc *astiav.FormatContext, kind Container) (own ownTracks, err error) {
	for _, t := range c.Tracks {
		if t.Boxes && kind.text != subrip {
			continue
		}
		o, err := newOwnTrack(fc, t, kind, c.Stream.Clock.Base)
		own = append(own, o)
		if err != nil {
			return own, err
		}
	}
	return own, nil
}

func newOwnTrack(fc *astiav.FormatContext, t Track, kind Container, base face.Rational) (*ownTrack, error) {
	o := &ownTrack{out: fc.NewStream(nil), base: rational(base), dress: asIs}
	p := o.out.CodecParameters()
	p.SetCodecType(astiav.MediaTypeSubtitle)
	id, header := astiav.CodecIDSubrip, []byte(nil)
	switch {
	case t.Boxes:
		id, header = astiav.CodecIDAss, []byte(t.Header)
	case kind.text == movText:
		id, header, o.dress = astiav.CodecIDMovText, textDescription, toMovText
	}
	p.SetCodecID(id)
	o.out.SetTimeBase(o.base)
	av.NameTrack(o.out, t.Title, t.Language, t.Default)
	o.pull, o.stop = iter.Pull(func(yield func(cue) bool) {
		t.Cues(func(start, end int64, text string) bool { return yield(cue{start, end, text}) })
	})
	o.next, o.more = o.pull()
	if header == nil {
		return o, nil
	}
	return o, p.SetExtraData(header)
}

// until writes the cues that begin before a packet is decoded, so that the file is
// interleaved.
func (own ownTracks) until(p *astiav.Packet, l *lane, write func(*astiav.Packet) error) error {
	if l == nil || p.Dts() == av.NoPTS {
		return nil
	}
	for _, o := range own {
		for o.more && o.next.start <= astiav.RescaleQ(p.Dts(), l.from, o.base) {
			if err := o.write(write); err != nil {
				return err
			}
		}
	}
	return nil
}

// rest writes what is left.
func (own ownTracks) rest(write func(*astiav.Packet) error) error {
	for _, o := range own {
		for o.more {
			if err := o.write(write); err != nil {
				return err
			}
		}
	}
	return nil
}

// write rounds both edges as the pictures' times are rounded, so that a cue begins
// and ends with a frame in every container.
func (o *ownTrack) write(write func(*astiav.Packet) error) error {
	p := av.NewPacket()
	defer av.FreePacket(p)
	if err := p.FromData([]byte(o.next.text)); err != nil {
		return err
	}
	from := astiav.RescaleQ(o.next.start, o.base, o.out.TimeBase())
	p.SetPts(from)
	p.SetDts(from)
	p.SetDuration(max(1, astiav.RescaleQ(o.next.end, o.base, o.out.TimeBase())-from))
	p.SetFlags(p.Flags().Add(astiav.PacketFlagKey))
	o.next, o.more = o.pull()
	return o.dress(p, func(p *astiav.Packet) error {
		p.SetStreamIndex(o.out.Index())
		return write(p)
	})
}

func (own ownTracks) close() {
	for _, o := range own {
		o.stop()
	}
}
