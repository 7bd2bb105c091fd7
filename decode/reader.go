package decode

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/asticode/go-astiav"

	"github.com/facecue/facecue/internal/av"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/frame"
)

// Reader gives the pictures of one recording, in presentation order.
type Reader struct {
	ctx     context.Context
	in      *input
	o       Options
	video   *astiav.Stream
	stream  face.Stream
	decoder *decoder
	upright upright
	pool    frame.Pool
	packet  *astiav.Packet
	tap     tap
	pts     ptsFixer
	stats   packetStats
	health  Health

	pending      *frame.Frame // the first picture, decoded by Open and not yet given by Read
	videoPackets int64        // read so far, also those that the decoder was not given
	keyed        bool         // a key frame was read since the last seek
	packetsEnded bool         // no packet follows
	endReached   bool         // a picture at or after Options.End was decoded
	readCalled   bool
}

// Open opens a recording and decodes its first picture: an input without pictures is
// refused here, and the size of the stream is that of the picture. A name is always
// a file's; "-" reads Options.Input. Cancelling the context ends reading at any time.
func Open(ctx context.Context, name string, o Options) (r *Reader, err error) {
	o = o.withDefaults()
	in, err := openInput(ctx, name, o)
	if err != nil {
		return nil, err
	}
	r = &Reader{ctx: ctx, in: in, o: o, keyed: true}
	defer func() {
		if err != nil {
			r.Close()
			r = nil
		}
	}()
	if r.video, err = chooseStream(in, o.Stream); err != nil {
		return r, err
	}
	if encrypted(in, r.video) {
		return r, fmt.Errorf("%s: %w: its pictures need a key; decrypt it first", name, ErrEncrypted)
	}
	if r.decoder, err = openDecoder(in, r.video, o, &r.pool); err != nil {
		return r, err
	}
	r.packet = av.NewPacket()
	r.describe()
	r.tap.prepare(in, r.video)
	return r, r.first()
}

// first decodes the first picture wanted and keeps it for Read.
func (r *Reader) first() (err error) {
	if r.o.Start > 0 && av.Seekable(r.in.fc) {
		r.pending, err = r.seek()
	} else {
		r.pending, err = r.next()
	}
	switch {
	case errors.Is(err, io.EOF):
		return r.NoFrames()
	case err != nil:
		return err
	}
	w, h := r.pending.DisplayedSize()
	r.stream.Width, r.stream.Height = w, h
	return r.checkHardware()
}

// checkHardware refuses a recording that the accelerator named by the user did not
// decode, which shows at the first picture.
func (r *Reader) checkHardware() error {
	if r.stream.HWAccel == r.decoder.hwaccel {
		return nil
	}
	if r.o.HWAccel != accelAuto {
		return fmt.Errorf("%s: %w: %s does not decode this kind of %s; use --hwaccel auto",
			r.in.name, ErrNoHardware, r.decoder.hwaccel, codecName(r.video))
	}
	r.o.Logger.Info("decoding in software: the device does not decode this stream",
		"file", r.in.name, "tried", r.decoder.hwaccel)
	return nil
}

// NoFrames is the error for an input that gave no picture. It says why.
func (r *Reader) NoFrames() error {
	h := r.health
	switch {
	case r.ctx.Err() != nil:
		return stopped(r.ctx, r.in.name)
	case h.LostPackets > 0:
		return fmt.Errorf("%s: %w: %d packets of %s are damaged, encrypted or cut off",
			r.in.name, ErrNoFrames, h.LostPackets, codecName(r.video))
	case r.endReached || r.o.Start > 0 && r.stats.video > 0:
		return fmt.Errorf("%s: %w: none lies between -ss and the end asked for", r.in.name, ErrNoFrames)
	case r.stats.video > 0:
		return fmt.Errorf("%s: %w: its %d packets of %s never complete a picture",
			r.in.name, ErrNoFrames, r.stats.video, codecName(r.video))
	}
	if r.in.pipe != nil {
		return fmt.Errorf("%s: %w: a pipe cannot go back to the pictures before the index; give the file itself, "+
			"or make it with -movflags +faststart", r.in.name, ErrNoFrames)
	}
	return fmt.Errorf("%s: %w: it announces %s but holds none of it", r.in.name, ErrNoFrames, codecName(r.video))
}

// Format is libav's name of the container.
func (r *Reader) Format() string { return r.in.format }

// Stream describes what is read. Sizes are those of the first picture.
func (r *Reader) Stream() face.Stream { return r.stream }

// Health is final once Read has returned io.EOF.
func (r *Reader) Health() Health { return r.health }

// EndDecoding frees the decoder and the pictures that it holds, for a caller that has read what it wants and keeps
// the reader for what describes the recording. Stream, Health and Carry stay as they are until Close; Read must not
// follow. It may be called again.
func (r *Reader) EndDecoding() {
	if r.pending != nil {
		r.pending.Close()
		r.pending = nil
	}
	r.upright.close()
	if r.decoder != nil {
		r.decoder.close()
	}
	r.pool.Close()
}

// Close frees everything but the frames that Read gave. It may be called again.
func (r *Reader) Close() {
	r.EndDecoding()
	r.tap.close()
	if r.packet != nil {
		av.FreePacket(r.packet)
		r.packet = nil
	}
	r.in.close()
}
