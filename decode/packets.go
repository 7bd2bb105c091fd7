package decode

import (
	"context"
	"errors"
	"fmt"
	"math"
	"os"

	"github.com/asticode/go-astiav"

	"github.com/facecue/facecue/internal/av"
)

// Packets reads the packets of a recording without decoding them, for a copy of it.
type Packets struct {
	ctx   context.Context
	in    *input
	o     Options
	video *astiav.Stream

	videoPackets int64           // read so far
	decodedPTS   map[int64]int64 // by the number of the packet; nil as long as all packets had times
}

// OpenPackets opens a recording under the same rules as Open. A pipe is refused, since it
// was read to its end before.
func OpenPackets(ctx context.Context, name string, o Options) (p *Packets, err error) {
	if err := CheckRereadable(name); err != nil {
		return nil, err
	}
	o = o.withDefaults()
	in, err := openInput(ctx, name, o)
	if err != nil {
		return nil, err
	}
	p = &Packets{ctx: ctx, in: in, o: o}
	if p.video, err = chooseStream(in, o.Stream); err != nil {
		p.Close()
		return nil, err
	}
	return p, nil
}

// Carry is all streams of the recording.
func (p *Packets) Carry() av.Carry {
	return av.Carry{Input: p.in.fc, Video: p.video, Streams: p.in.fc.Streams()}
}

// Each calls f with every packet in turn, which is lent for the call. Damage ends it like the end of the recording: the
// Reader that analysed the recording has reported it in its Health. Bytes that the file system does not give are an error,
// because the Reader may have got them.
func (p *Packets) Each(f func(*astiav.Packet) error) error {
	return p.each(math.MaxInt, func(packet *astiav.Packet) error {
		if err := p.setPTS(packet); err != nil {
			return err
		}
		return f(packet)
	})
}

// firstPackets is how many packets First gives: a muxer that refuses a stream does so
// within that many.
const firstPackets = 32

// First calls f with the first packets of the recording, as Each does, but without
// decoding: a packet that has no presentation time gets its decoding time.
func (p *Packets) First(f func(*astiav.Packet) error) error {
	return p.each(firstPackets, func(packet *astiav.Packet) error {
		if packet.Pts() == av.NoPTS {
			packet.SetPts(packet.Dts())
		}
		return f(packet)
	})
}

// each lends at most so many packets.
func (p *Packets) each(most int, f func(*astiav.Packet) error) error {
	packet := av.NewPacket()
	defer av.FreePacket(packet)
	for n := 0; n < most; n++ {
		err := p.in.fc.ReadFrame(packet)
		switch {
		case p.ctx.Err() != nil:
			return stopped(p.ctx, p.in.name)
		case errors.Is(err, astiav.ErrEagain):
			continue
		case err != nil:
			return p.ioError()
		}
		err = f(packet)
		packet.Unref()
		if err != nil {
			return err
		}
	}
	return nil
}

// ioError is the error of the file system that ended the packets; nil at the end of the file.
func (p *Packets) ioError() error {
	if err := av.IOError(p.in.fc); err != nil {
		return fmt.Errorf("%s: reading: %w", p.in.name, err)
	}
	return nil
}

// Close frees everything. It may be called again.
func (p *Packets) Close() { p.in.close() }

// ErrReadOnce is the error of an input that must be read twice and cannot be.
var ErrReadOnce = errors.New("is a pipe, which can be read only once; give the file itself")

// CheckRereadable refuses an input that cannot be read a second time.
func CheckRereadable(name string) error {
	if name == Stdin || isFIFO(name) {
		return fmt.Errorf("%s: %w", name, ErrReadOnce)
	}
	return nil
}

func isFIFO(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.Mode()&os.ModeNamedPipe != 0
}
