package decode

import (
	"context"
	"errors"
	"fmt"
	"os"

	"github.com/asticode/go-astiav"

	"github.com/facecue/facecue/internal/frame"
)

// Packets reads a recording a second time, undecoded, for a copy of it.
type Packets struct {
	ctx   context.Context
	in    *input
	video *astiav.Stream
}

// OpenPackets opens a recording under the same rules as Open. A pipe is refused:
// what was read of it is gone.
func OpenPackets(ctx context.Context, name string, o Options) (p *Packets, err error) {
	if err := Again(name); err != nil {
		return nil, err
	}
	o = o.withDefaults()
	in, err := openInput(ctx, name, o)
	if err != nil {
		return nil, err
	}
	p = &Packets{ctx: ctx, in: in}
	if p.video, err = chooseStream(in, o.Stream); err != nil {
		p.Close()
		return nil, err
	}
	return p, nil
}

// Carry is everything that the recording holds.
func (p *Packets) Carry() frame.Carry {
	return frame.Carry{Input: p.in.fc, Video: p.video, Streams: p.in.fc.Streams()}
}

// Each lends every packet in turn. Damage ends it as the end does: what reads the
// pictures has told of it.
func (p *Packets) Each(f func(*astiav.Packet) error) error {
	packet := newPacket()
	defer freePacket(packet)
	for {
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
}

// Close frees everything. It may be called again.
func (p *Packets) Close() { p.in.close() }

// ErrOnce says that an input can be read only once.
var ErrOnce = errors.New("is a pipe, which can be read only once; give the file itself")

// Again refuses what cannot be read a second time.
func Again(name string) error {
	if name == Stdin || isFIFO(name) {
		return fmt.Errorf("%s: %w", name, ErrOnce)
	}
	return nil
}

func isFIFO(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.Mode()&os.ModeNamedPipe != 0
}
