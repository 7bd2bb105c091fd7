package decode

import (
	"errors"
	"fmt"
	"io"

	"github.com/asticode/go-astiav"
)

// demux reads up to the next packet for the decoder into r.packet. It gives io.EOF at the
// end of the recording and at a read error.
func (r *Reader) demux() error {
	for {
		err := r.in.fc.ReadFrame(r.packet)
		switch {
		case r.ctx.Err() != nil:
			r.packet.Unref()
			return stopped(r.ctx, r.in.name)
		case errors.Is(err, astiav.ErrEagain):
			continue
		case err != nil:
			return r.endPackets(err)
		}
		if r.accept() {
			return nil
		}
		r.packet.Unref()
	}
}

// accept counts r.packet and tells whether it is for the decoder: packets of the video
// are, from a key frame on after a seek. Packets of carried streams go to the tap.
func (r *Reader) accept() bool {
	if r.packet.StreamIndex() == r.video.Index() {
		r.videoPackets++
		r.stats.add(r.packet, r.stream.Clock.Base)
		if r.keyed = r.keyed || r.packet.Flags().Has(astiav.PacketFlagKey); r.keyed {
			r.stats.addVideo(r.packet)
		}
		return r.keyed
	}
	if s := r.tap.stream(r.packet.StreamIndex()); s != nil {
		base := rational(s.TimeBase())
		r.stats.add(r.packet, base)
		if r.inInterval(base) {
			r.tap.take(r.packet)
		}
	}
	return false
}

// endPackets is called with the error after the last packet, which may be libav's EOF.
func (r *Reader) endPackets(err error) error {
	if r.tap.err != nil {
		return r.tap.err
	}
	readError := !errors.Is(err, astiav.ErrEof)
	if readError {
		r.o.Logger.Debug("reading ended early", "file", r.in.name, "error", fmt.Sprint(err))
	}
	r.finishHealth(readError)
	return io.EOF
}
