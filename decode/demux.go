package decode

import (
	"errors"
	"fmt"
	"io"

	"github.com/asticode/go-astiav"
)

// demux reads up to the next packet of the video into r.packet; io.EOF at the
// end, which a read error is too.
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
			return r.ends(err)
		}
		if r.sort() {
			return nil
		}
		r.packet.Unref()
	}
}

// sort notes a packet and tells whether the decoder wants it: the video's, from
// a key frame on after a seek. Others go to the tap.
func (r *Reader) sort() bool {
	video := r.packet.StreamIndex() == r.video.Index()
	if video {
		r.numbered++
		r.tally.packet(r.packet, r.stream.Clock.Base)
		if r.keyed = r.keyed || r.packet.Flags().Has(astiav.PacketFlagKey); r.keyed {
			r.tally.picture(r.packet)
		}
		return r.keyed
	}
	if s := r.tap.stream(r.packet.StreamIndex()); s != nil {
		base := rational(s.TimeBase())
		r.tally.packet(r.packet, base)
		if r.wanted(base) {
			r.tap.take(r.packet)
		}
	}
	return false
}

// ends notes why no packet follows.
func (r *Reader) ends(err error) error {
	if err := r.tap.failed(); err != nil {
		return err
	}
	broken := !errors.Is(err, astiav.ErrEof)
	if broken {
		r.o.Logger.Debug("reading ended early", "file", r.in.name, "error", fmt.Sprint(err))
	}
	r.finish(broken)
	return io.EOF
}
