package overlay

import (
	"iter"

	"github.com/asticode/go-astiav"

	"github.com/facecue/facecue/internal/av"
	"github.com/facecue/facecue/internal/face"
)

// Track is a subtitle track that is added to a copy.
type Track struct {
	Boxes           bool   // ASS that follows the faces; else plain text
	Header          string // of ASS
	Title, Language string
	Default         bool // players show it unless told otherwise
	// Cues are in order of start; times are PTS.
	Cues func(yield func(start, end int64, text string) bool)
}

type cue struct {
	start, end int64
	text       string
}

// addedTrack writes the cues of one track between the packets of the recording.
type addedTrack struct {
	out     *astiav.Stream
	base    astiav.Rational // time base of the cues
	convert func(*astiav.Packet, packetWriter) error

	nextCue  func() (cue, bool)
	stopCues func()
	cue      cue  // the next to be written
	more     bool // there is one
}

type addedTracks []*addedTrack

// addTracks declares the added tracks after the streams of the recording. Only Matroska
// holds ASS.
func (c Copy) addTracks(fc *astiav.FormatContext, kind Container) (added addedTracks, err error) {
	for _, t := range c.Tracks {
		if t.Boxes && kind.text != subrip {
			continue
		}
		track, err := newAddedTrack(fc, t, kind, c.Stream.Clock.Base)
		added = append(added, track)
		if err != nil {
			return added, err
		}
	}
	return added, nil
}

func newAddedTrack(fc *astiav.FormatContext, t Track, kind Container, base face.Rational) (*addedTrack, error) {
	a := &addedTrack{out: fc.NewStream(nil), base: rational(base), convert: unchanged}
	p := a.out.CodecParameters()
	av.SetMediaType(p, astiav.MediaTypeSubtitle)
	id, header := astiav.CodecIDSubrip, []byte(nil)
	switch {
	case t.Boxes:
		id, header = astiav.CodecIDAss, []byte(t.Header)
	case kind.text == movText:
		id, header, a.convert = astiav.CodecIDMovText, textDescription, toMovText
	}
	p.SetCodecID(id)
	a.out.SetTimeBase(a.base)
	av.NameTrack(a.out, t.Title, t.Language, t.Default)
	a.nextCue, a.stopCues = iter.Pull(func(yield func(cue) bool) {
		t.Cues(func(start, end int64, text string) bool { return yield(cue{start, end, text}) })
	})
	a.cue, a.more = a.nextCue()
	if header == nil {
		return a, nil
	}
	return a, p.SetExtraData(header)
}

// writeBefore writes the cues that begin before a packet of the recording is decoded, so
// that the file is interleaved. sc copies the stream of the packet; nil where it is left
// out.
func (added addedTracks) writeBefore(p *astiav.Packet, sc *streamCopy, write packetWriter) error {
	if sc == nil || p.Dts() == av.NoPTS {
		return nil
	}
	for _, a := range added {
		for a.more && a.cue.start <= astiav.RescaleQ(p.Dts(), sc.from, a.base) {
			if err := a.writeCue(write); err != nil {
				return err
			}
		}
	}
	return nil
}

// writeRest writes the cues behind the last packet.
func (added addedTracks) writeRest(write packetWriter) error {
	for _, a := range added {
		for a.more {
			if err := a.writeCue(write); err != nil {
				return err
			}
		}
	}
	return nil
}

// writeCue rounds both times as the times of pictures are rounded, so that a cue begins
// and ends with a picture in every container.
func (a *addedTrack) writeCue(write packetWriter) error {
	p := av.NewPacket()
	defer av.FreePacket(p)
	if err := p.FromData([]byte(a.cue.text)); err != nil {
		return err
	}
	start := astiav.RescaleQ(a.cue.start, a.base, a.out.TimeBase())
	p.SetPts(start)
	p.SetDts(start)
	p.SetDuration(max(1, astiav.RescaleQ(a.cue.end, a.base, a.out.TimeBase())-start))
	p.SetFlags(p.Flags().Add(astiav.PacketFlagKey))
	a.cue, a.more = a.nextCue()
	return a.convert(p, func(p *astiav.Packet) error {
		p.SetStreamIndex(a.out.Index())
		return write(p)
	})
}

func (added addedTracks) close() {
	for _, a := range added {
		a.stopCues()
	}
}
