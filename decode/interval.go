package decode

import (
	"io"
	"time"

	"github.com/asticode/go-astiav"

	"github.com/facecue/facecue/internal/av"
	"github.com/facecue/facecue/internal/face"
)

// wanted tells that r.packet is shown between Start and End.
func (r *Reader) wanted(base face.Rational) bool {
	pts := r.packet.Pts()
	if pts == av.NoPTS {
		return true
	}
	at := r.playerTime(pts, base)
	after := r.playerTime(pts+max(1, r.packet.Duration()), base)
	return after > r.o.Start && !(r.o.HasEnd && at >= r.o.End)
}

// playerTime is the time a player shows at a tick of any stream.
func (r *Reader) playerTime(pts int64, base face.Rational) time.Duration {
	start := r.stream.Clock.Time(0) // of the clock's own zero: minus the start
	return face.Clock{Base: base}.Time(pts) + start
}

// maxTail bounds the packets read after End for streams stored behind the
// video.
const maxTail = 2000

// finishTap reads on after the last picture wanted until the carried sound has
// reached End too, and returns io.EOF.
func (r *Reader) finishTap() error {
	open := map[int]bool{}
	for _, s := range r.tap.streams {
		if s.CodecParameters().MediaType() == astiav.MediaTypeAudio && r.tap.to != nil {
			open[s.Index()] = true
		}
	}
	for n := 0; n < maxTail && len(open) > 0 && !r.ended && r.tap.err == nil; n++ {
		if err := r.in.fc.ReadFrame(r.packet); err != nil {
			break
		}
		if s := r.tap.stream(r.packet.StreamIndex()); s != nil {
			base := rational(s.TimeBase())
			if r.wanted(base) {
				r.tap.take(r.packet)
			} else if r.playerTime(r.packet.Pts(), base) >= r.o.End {
				delete(open, s.Index())
			}
		}
		r.packet.Unref()
	}
	if r.tap.err != nil {
		return r.tap.err
	}
	return io.EOF
}
