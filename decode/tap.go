package decode

import (
	"errors"
	"fmt"
	"slices"

	"github.com/asticode/go-astiav"

	"github.com/facecue/facecue/internal/av"
)

// maxHeld bounds, in bytes, the packets kept until a tap is set.
const maxHeld = 64 << 20

// tap hands the packets that are copied, not decoded, to who wants them. Those
// that come before the first picture are kept until the first Read.
type tap struct {
	streams []*astiav.Stream // audio and subtitles
	to      func(*astiav.Packet) error
	held    []*astiav.Packet
	size    int
	passing bool // reading has begun; nothing is held any more
	err     error
}

// Carry is what an overlay takes over undecoded. It is valid until Close.
func (r *Reader) Carry() av.Carry {
	return av.Carry{Input: r.in.fc, Video: r.video, Streams: r.tap.streams}
}

// Tap delivers every packet of Carry's streams that lies between Start and End
// to f, which owns it from the call on. It is called within Read; its error
// ends reading. Tap is set before the first Read.
func (r *Reader) Tap(f func(*astiav.Packet) error) { r.tap.to = f }

// prepare chooses the streams to carry and spares the demuxer the rest.
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

// begin delivers what was held. Without a tap, streams are left out where the
// container's index tells of missing pictures by itself; elsewhere their
// packets tell how far the recording goes.
func (t *tap) begin(in *input) {
	t.passing = true
	held := t.held
	t.held = nil
	for _, p := range held {
		t.deliver(p)
	}
	if t.to == nil && in.format == "mov" {
		for _, s := range t.streams {
			av.Discard(s, true)
		}
	}
}

// take keeps or delivers a copy of a packet.
func (t *tap) take(p *astiav.Packet) {
	if t.passing && t.to == nil || !t.passing && t.size > maxHeld {
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
	t.held = append(t.held, clone)
}

func (t *tap) deliver(p *astiav.Packet) {
	if t.to == nil || t.err != nil {
		av.FreePacket(p)
		return
	}
	t.err = t.to(p)
}

func (t *tap) failed() error { return t.err }

// drop frees what was held, at a seek or at the end.
func (t *tap) close() {
	for _, p := range t.held {
		av.FreePacket(p)
	}
	t.held, t.size = nil, 0
}
