package overlay

import (
	"errors"

	"github.com/asticode/go-astiav"

	"github.com/facecue/facecue/internal/face"
)

// metronome numbers the pictures of a container that has no times, as
// YUV4MPEG2. libav writes such a header's rate from the time base.
type metronome struct{ next int64 }

// errNoRate is returned where a frame rate is wanted that the input does not tell.
var errNoRate = errors.New("the input does not tell its frame rate; write -f nut, or have ffmpeg set it with -r")

// beat gives the file its rate.
func (m *muxer) beat(rate face.Rational) error {
	if rate.Num <= 0 || rate.Den <= 0 {
		return errNoRate
	}
	m.out.SetTimeBase(astiav.NewRational(int(rate.Den), int(rate.Num)))
	m.timer = &metronome{}
	return nil
}

func (t *metronome) stamp(p *astiav.Packet) {
	if t == nil {
		return
	}
	p.SetPts(t.next)
	p.SetDts(t.next)
	p.SetDuration(1)
	t.next++
}
