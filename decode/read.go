package decode

import (
	"errors"
	"fmt"
	"io"

	"github.com/asticode/go-astiav"

	"github.com/facecue/facecue/internal/av"
	"github.com/facecue/facecue/internal/frame"
)

// Read is the next picture, upright, with its place and time filled in; io.EOF
// after the last. The caller closes it.
func (r *Reader) Read() (*frame.Frame, error) {
	if !r.begun {
		r.begun = true
		r.tap.begin(r.in)
	}
	if r.ctx.Err() != nil {
		return nil, stopped(r.ctx, r.in.name)
	}
	f, err := r.pending, error(nil)
	r.pending = nil
	if f == nil {
		f, err = r.next()
	}
	if err != nil {
		return nil, err
	}
	f.Result.Frame = r.health.Frames
	r.health.Frames++
	if av.Damaged(f.AV()) {
		r.health.DamagedFrames++
	}
	return f, nil
}

// next is the next picture between Start and End.
func (r *Reader) next() (*frame.Frame, error) {
	for {
		f, err := r.picture()
		if err != nil {
			return nil, err
		}
		clock := r.stream.Clock
		switch {
		case r.o.HasEnd && f.pts >= clock.Ticks(r.o.End):
			av.FreeFrame(f.av)
			r.past = true
			return nil, r.finishTap()
		case r.o.Start <= 0 || f.pts >= clock.Ticks(r.o.Start):
			return r.finishPicture(f)
		}
		av.FreeFrame(f.av)
	}
}

// picture is a decoded picture with the time chosen for it.
type picture struct {
	av   *astiav.Frame
	pts  int64
	made bool
}

func (r *Reader) picture() (f picture, err error) {
	if r.past {
		return f, io.EOF
	}
	if f.av, err = r.pull(); err != nil {
		return f, err
	}
	f.pts, f.made = r.stamps.stamp(av.BestPTS(f.av), av.Duration(f.av))
	return f, nil
}

// pull decodes until a picture comes out. Packets that fail are counted, and
// decoding goes on, as the ffmpeg program does.
func (r *Reader) pull() (*astiav.Frame, error) {
	for {
		if r.ctx.Err() != nil {
			return nil, stopped(r.ctx, r.in.name)
		}
		f, err := r.decoder.receive()
		switch {
		case err == nil:
			r.leadLost(f)
			return f, nil
		case errors.Is(err, astiav.ErrEof):
			return nil, io.EOF
		case !errors.Is(err, astiav.ErrEagain):
			r.health.LostPackets++
		case r.ended:
			return nil, io.EOF
		default:
			if err := r.feed(); err != nil {
				return nil, err
			}
		}
	}
}

// feed sends the next packet of the video to the decoder, or its end.
func (r *Reader) feed() error {
	if err := r.demux(); err != nil {
		if !errors.Is(err, io.EOF) {
			return err
		}
		r.ended = true
		return r.check(r.decoder.send(nil, r.numbered))
	}
	defer r.packet.Unref()
	return r.check(r.decoder.send(r.packet, r.numbered))
}

// check counts a packet the decoder refused. It is no reason to stop.
func (r *Reader) check(err error) error {
	if err != nil && !errors.Is(err, astiav.ErrEof) {
		r.health.LostPackets++
	}
	return nil
}

// finishPicture brings a picture into memory, upright, and hands it on.
func (r *Reader) finishPicture(p picture) (*frame.Frame, error) {
	if !r.begun { // only Open changes what Stream gives
		r.stream.HWAccel = r.decoder.used(p.av)
	}
	out, err := download(p.av, r.decoder.hardware, r.decoder.grey)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", r.in.name, err)
	}
	out.SetSampleAspectRatio(r.in.fc.GuessSampleAspectRatio(r.video, out))
	out.SetPts(p.pts)
	if out, err = r.upright.apply(out); err != nil {
		return nil, fmt.Errorf("%s: %w", r.in.name, err)
	}
	f, err := r.pool.New(out)
	if err != nil {
		av.FreeFrame(out)
		return nil, fmt.Errorf("%s: %w", r.in.name, err)
	}
	f.Result.PTS, f.Result.MadePTS = p.pts, p.made
	f.Result.Duration = max(0, av.Duration(out))
	return f, nil
}
