package decode

import (
	"io"
	"time"

	"github.com/asticode/go-astiav"

	"github.com/facecue/facecue/internal/av"
	"github.com/facecue/facecue/internal/face"
)

// inInterval tells that r.packet, whose time base is base, is played between
// Options.Start and Options.End.
func (r *Reader) inInterval(base face.Rational) bool {
	pts := r.packet.Pts()
	if pts == av.NoPTS {
		return true
	}
	begin := r.playerTime(pts, base)
	end := r.playerTime(pts+max(1, r.packet.Duration()), base)
	return end > r.o.Start && !(r.o.HasEnd && begin >= r.o.End)
}

// playerTime is the time that a player shows at a tick of any stream.
func (r *Reader) playerTime(pts int64, base face.Rational) time.Duration {
	start := r.stream.Clock.Time(0) // the player's time of tick 0: minus the start
	return face.Clock{Base: base}.Time(pts) + start
}

// maxTail bounds the packets that are read after the last picture for sound that the
// container stores behind the video.
const maxTail = 2000

// finishTap reads on after the last picture before Options.End until every carried sound
// has reached End too, and returns io.EOF.
func (r *Reader) finishTap() error {
	unfinished := map[int]bool{} // by index of the stream
	for _, s := range r.tap.streams {
		if s.CodecParameters().MediaType() == astiav.MediaTypeAudio && r.tap.to != nil {
			unfinished[s.Index()] = true
		}
	}
	for n := 0; n < maxTail && len(unfinished) > 0 && !r.packetsEnded && r.tap.err == nil; n++ {
		if err := r.in.fc.ReadFrame(r.packet); err != nil {
			break
		}
		if s := r.tap.stream(r.packet.StreamIndex()); s != nil {
			base := rational(s.TimeBase())
			if r.inInterval(base) {
				r.tap.take(r.packet)
			} else if r.playerTime(r.packet.Pts(), base) >= r.o.End {
				delete(unfinished, s.Index())
			}
		}
		r.packet.Unref()
	}
	if r.tap.err != nil {
		return r.tap.err
	}
	return io.EOF
}
