package decode

import (
	"errors"
	"fmt"
	"slices"

	"github.com/asticode/go-astiav"

	"github.com/facecue/facecue/internal/av"
)

// maxKept bounds, in bytes, the packets that are kept until the first Read.
const maxKept = 64 << 20

// tap gives the packets of carried streams, which are copied and not decoded, to the
// function that Reader.Tap sets. Packets that Open reads before its first picture are kept
// until the first Read, since the function is set in between.
type tap struct {
	streams []*astiav.Stream // carried: audio and subtitles
	to      func(*astiav.Packet) error
	kept    []*astiav.Packet
	size    int  // of kept, in bytes
	passing bool // Read was called: packets are kept no longer
	err     error
}

// Carry is the streams whose packets Tap delivers. It is valid until Close.
func (r *Reader) Carry() av.Carry {
	return av.Carry{Input: r.in.fc, Video: r.video, Streams: r.tap.streams}
}

// Tap delivers every packet of Carry's streams that is played between Options.Start and
// Options.End to f, which owns it from the call on and gives it to av.FreePacket. f is
// called within Read; its error ends reading. Tap is called before the first Read.
func (r *Reader) Tap(f func(*astiav.Packet) error) { r.tap.to = f }

// prepare chooses the streams to carry. The demuxer leaves out all others but the video.
func (t *tap) prepare(in *input, video *astiav.Stream) {
	for _, s := range in.fc.Streams() {
		kind := s.CodecParameters().MediaType()
		switch {
		case s.Index() == video.Index():
		case kind == astiav.MediaTypeAudio, kind == astiav.MediaTypeSubtitle:
			t.streams = append(t.streams, s)
		default:
			av.Discard(s, true)
		}
	}
}

func (t *tap) stream(index int) *astiav.Stream {
	i := slices.IndexFunc(t.streams, func(s *astiav.Stream) bool { return s.Index() == index })
	if i < 0 {
		return nil
	}
	return t.streams[i]
}

// begin delivers the packets that were kept, at the first Read. Where no function is set,
// the demuxer of an MP4 leaves out the carried streams from here on. Those of other
// containers are read on, since their packets tell how far the recording goes, which the
// index of an MP4 tells by itself.
func (t *tap) begin(in *input) {
	t.passing = true
	kept := t.kept
	t.kept = nil
	for _, p := range kept {
		t.deliver(p)
	}
	if t.to == nil && in.format == "mov" {
		for _, s := range t.streams {
			av.Discard(s, true)
		}
	}
}

// take keeps or delivers a second reference to a packet.
func (t *tap) take(p *astiav.Packet) {
	if t.passing && t.to == nil || !t.passing && t.size > maxKept {
		return
	}
	clone := av.ClonePacket(p)
	if clone == nil {
		t.err = errors.Join(t.err, fmt.Errorf("copying a packet: %w", av.ErrMemory))
		return
	}
	if t.passing {
		t.deliver(clone)
		return
	}
	t.size += p.Size()
	t.kept = append(t.kept, clone)
}

func (t *tap) deliver(p *astiav.Packet) {
	if t.to == nil || t.err != nil {
		av.FreePacket(p)
		return
	}
	t.err = t.to(p)
}

// close frees the packets that were kept, at a seek or at the end.
func (t *tap) close() {
	for _, p := range t.kept {
		av.FreePacket(p)
	}
	t.kept, t.size = nil, 0
}
