package overlay

import (
	"errors"

	"github.com/asticode/go-astiav"

	"github.com/facecue/facecue/internal/face"
)

// frameCounter gives pictures their numbers for times, in a container that has a frame
// rate and no times, as YUV4MPEG2. nil changes nothing.
type frameCounter struct{ next int64 }

// errNoRate is the error of an input without a frame rate where one must be written.
var errNoRate = errors.New("the input does not tell its frame rate; write -f nut, or have ffmpeg set it with -r")

// setFrameRate gives the file its rate, which libav takes from the time base, and has
// pictures counted.
func (m *muxer) setFrameRate(rate face.Rational) error {
	if rate.Num <= 0 || rate.Den <= 0 {
		return errNoRate
	}
	m.out.SetTimeBase(astiav.NewRational(int(rate.Den), int(rate.Num)))
	m.counter = &frameCounter{}
	return nil
}

func (c *frameCounter) setTimes(p *astiav.Packet) {
	if c == nil {
		return
	}
	p.SetPts(c.next)
	p.SetDts(c.next)
	p.SetDuration(1)
	c.next++
}
