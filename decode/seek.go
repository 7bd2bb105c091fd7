package decode

import (
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/asticode/go-astiav"

	"github.com/facecue/facecue/internal/av"
	"github.com/facecue/facecue/internal/frame"
)

const firstMargin = time.Second

// seek gives the first picture at or after Options.Start. Some containers seek by
// decoding time, or to a picture that is no key frame; so it seeks to a time before
// Start, which is moved back until the first picture decoded lies before Start.
func (r *Reader) seek() (*frame.Frame, error) {
	if r.o.Start <= firstMargin {
		return r.next()
	}
	for margin := firstMargin; ; margin *= 4 {
		beginning := margin >= r.o.Start
		switch err := r.seekTo(r.o.Start - margin); { // a time before zero: to the beginning
		case err != nil && margin == firstMargin:
			return r.next() // nothing was read, so reading starts at the beginning
		case err != nil:
			return nil, fmt.Errorf("%s: seeking: %w", r.in.name, err)
		}
		r.keyed = beginning
		p, err := r.decodeNext()
		switch {
		case errors.Is(err, io.EOF) && !beginning:
			continue
		case err != nil:
			return nil, err
		case beginning || p.pts <= r.stream.Clock.Ticks(r.o.Start):
			return r.nextFrom(p)
		}
		av.FreeFrame(p.av)
	}
}

// nextFrom is next, but begins with a picture that is decoded already.
func (r *Reader) nextFrom(p timedPicture) (*frame.Frame, error) {
	clock := r.stream.Clock
	if p.pts >= clock.Ticks(r.o.Start) && !(r.o.HasEnd && p.pts >= clock.Ticks(r.o.End)) {
		return r.finishPicture(p)
	}
	av.FreeFrame(p.av)
	return r.next()
}

// seekTo goes to a key frame at or before a player's time and forgets what was read
// before.
func (r *Reader) seekTo(t time.Duration) error {
	flags := astiav.NewSeekFlags(astiav.SeekFlagBackward)
	if err := r.in.fc.SeekFrame(r.video.Index(), r.stream.Clock.Ticks(t), flags); err != nil {
		return err
	}
	r.decoder.flush()
	r.tap.close()
	r.packetsEnded = false
	r.health = Health{}
	r.pts = r.newPTSFixer()
	r.stats = newPacketStats()
	return nil
}
