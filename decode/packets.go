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

// Packets reads a recording a second time, undecoded, for a copy of it.
type Packets struct {
	ctx   context.Context
	in    *input
	o     Options
	video *astiav.Stream

	numbered int64           // packets of the video
	shown    map[int64]int64 // times of pictures by the numbers of their packets, where these have none
}

// OpenPackets opens a recording under the same rules as Open. A pipe is refused:
// what was read of it is gone.
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

// Carry is everything that the recording holds.
func (p *Packets) Carry() av.Carry {
	return av.Carry{Input: p.in.fc, Video: p.video, Streams: p.in.fc.Streams()}
}

// Each lends every packet in turn. Damage ends it as the end does: what reads the
// pictures has told of it.
func (p *Packets) Each(f func(*astiav.Packet) error) error {
	return p.lend(math.MaxInt, func(packet *astiav.Packet) error {
		if err := p.date(packet); err != nil {
			return err
		}
		return f(packet)
	})
}

// some is enough packets for a muxer to refuse them.
const some = 32

// First lends the first packets, with the times at which they are decoded where they
// have none at which they are shown.
func (p *Packets) First(f func(*astiav.Packet) error) error {
	return p.lend(some, func(packet *astiav.Packet) error {
		if packet.Pts() == av.NoPTS {
			packet.SetPts(packet.Dts())
		}
		return f(packet)
	})
}

func (p *Packets) lend(most int, f func(*astiav.Packet) error) error {
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
			return nil
		}
		err = f(packet)
		packet.Unref()
		if err != nil {
			return err
		}
	}
	return nil
}

// Close frees everything. It may be called again.
func (p *Packets) Close() { p.in.close() }

// ErrReadOnce says that an input can be read only once.
var ErrReadOnce = errors.New("is a pipe, which can be read only once; give the file itself")

// CheckRereadable refuses what cannot be read a second time.
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
