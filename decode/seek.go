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

// seek goes to the first picture at or after Start. Containers seek to a
// decoding time, or to no key frame at all, so it goes there with a margin,
// which grows until the first picture decoded lies before Start.
func (r *Reader) seek() (*frame.Frame, error) {
	if r.o.Start <= firstMargin {
		return r.next()
	}
	for margin := firstMargin; ; margin *= 4 {
		begin := margin >= r.o.Start
		switch err := r.jump(r.o.Start - margin); { // before zero: to the beginning
		case err != nil && margin == firstMargin:
			return r.next() // from where it is: the beginning
		case err != nil:
			return nil, fmt.Errorf("%s: seeking: %w", r.in.name, err)
		}
		r.keyed = begin
		p, err := r.picture()
		switch {
		case errors.Is(err, io.EOF) && !begin:
			continue
		case err != nil:
			return nil, err
		case begin || p.pts <= r.stream.Clock.Ticks(r.o.Start):
			return r.from(p)
		}
		av.FreeFrame(p.av)
	}
}

// from gives p if it is wanted already, else the first that is.
func (r *Reader) from(p picture) (*frame.Frame, error) {
	clock := r.stream.Clock
	if p.pts >= clock.Ticks(r.o.Start) && !(r.o.HasEnd && p.pts >= clock.Ticks(r.o.End)) {
		return r.finishPicture(p)
	}
	av.FreeFrame(p.av)
	return r.next()
}

// jump seeks to a key frame at or before a player's time and forgets what was
// read before.
func (r *Reader) jump(to time.Duration) error {
	flags := astiav.NewSeekFlags(astiav.SeekFlagBackward)
	if err := r.in.fc.SeekFrame(r.video.Index(), r.stream.Clock.Ticks(to), flags); err != nil {
		return err
	}
	r.decoder.flush()
	r.tap.close()
	r.ended = false
	r.health = Health{}
	r.stamps = r.newStamps()
	r.tally = tally{lastDTS: av.NoPTS}
	return nil
}
