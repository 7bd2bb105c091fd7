package decode

import (
	"errors"
	"fmt"
	"io"

	"github.com/asticode/go-astiav"

	"github.com/facecue/facecue/internal/av"
	"github.com/facecue/facecue/internal/frame"
)

// Read is the next picture, upright, with its number and time; io.EOF after the last. The
// caller closes it.
func (r *Reader) Read() (*frame.Frame, error) {
	if !r.readCalled {
		r.readCalled = true
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
		p, err := r.decodeNext()
		if err != nil {
			return nil, err
		}
		clock := r.stream.Clock
		switch {
		case r.o.HasEnd && p.pts >= clock.Ticks(r.o.End):
			av.FreeFrame(p.av)
			r.endReached = true
			return nil, r.finishTap()
		case r.o.Start <= 0 || p.pts >= clock.Ticks(r.o.Start):
			return r.finishPicture(p)
		}
		av.FreeFrame(p.av)
	}
}

// timedPicture is a decoded picture with the time that is used for it.
type timedPicture struct {
	av   *astiav.Frame
	pts  int64
	made bool // the time is not the stream's own
}

// decodeNext is the next picture of the stream with its time.
func (r *Reader) decodeNext() (p timedPicture, err error) {
	if r.endReached {
		return p, io.EOF
	}
	if p.av, err = r.decodePicture(); err != nil {
		return p, err
	}
	p.pts, p.made = r.pts.fix(av.BestPTS(p.av), av.Duration(p.av))
	return p, nil
}

// decodePicture decodes until there is a picture. Packets that the decoder refuses are
// counted as lost, and decoding goes on, as the ffmpeg program does.
func (r *Reader) decodePicture() (*astiav.Frame, error) {
	for {
		if r.ctx.Err() != nil {
			return nil, stopped(r.ctx, r.in.name)
		}
		f, err := r.decoder.receive()
		switch {
		case err == nil:
			r.countBeforeKey(f)
			return f, nil
		case errors.Is(err, astiav.ErrEof):
			return nil, io.EOF
		case !errors.Is(err, astiav.ErrEagain):
			r.health.LostPackets++
		case r.packetsEnded:
			return nil, io.EOF
		default:
			if err := r.feed(); err != nil {
				return nil, err
			}
		}
	}
}

// feed sends the next packet of the video to the decoder, or tells it that none follows.
func (r *Reader) feed() error {
	if err := r.demux(); err != nil {
		if !errors.Is(err, io.EOF) {
			return err
		}
		r.packetsEnded = true
		r.countRefused(r.decoder.send(nil, r.videoPackets))
		return nil
	}
	defer r.packet.Unref()
	r.countRefused(r.decoder.send(r.packet, r.videoPackets))
	return nil
}

// countRefused counts a packet that the decoder refused with an error.
func (r *Reader) countRefused(err error) {
	if err != nil && !errors.Is(err, astiav.ErrEof) {
		r.health.LostPackets++
	}
}

// finishPicture owns p.av and makes a frame of it: in the computer's memory, upright, with
// its time.
func (r *Reader) finishPicture(p timedPicture) (*frame.Frame, error) {
	if !r.readCalled { // Stream gives the same from the first Read on
		r.stream.HWAccel = r.decoder.used(p.av)
	}
	picture, err := download(p.av, r.decoder.hardware, r.decoder.grey)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", r.in.name, err)
	}
	picture.SetSampleAspectRatio(r.in.fc.GuessSampleAspectRatio(r.video, picture))
	picture.SetPts(p.pts)
	if picture, err = r.upright.apply(picture); err != nil {
		return nil, fmt.Errorf("%s: %w", r.in.name, err)
	}
	f, err := r.pool.New(picture)
	if err != nil {
		av.FreeFrame(picture)
		return nil, fmt.Errorf("%s: %w", r.in.name, err)
	}
	f.Result.PTS, f.Result.MadePTS = p.pts, p.made
	f.Result.Duration = max(0, av.Duration(picture))
	return f, nil
}
