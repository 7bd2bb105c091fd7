package decode

import (
	"context"
	"errors"
	"io"
	"os"

	"github.com/asticode/go-astiav"
	"golang.org/x/sys/unix"
)

const (
	pipeBuffer = 64 << 10
	// pollTime is how soon a cancelled reader notices, in milliseconds.
	pollTime = 100
)

// pipe feeds libav from a reader that cannot seek.
type pipe struct {
	ctx  context.Context
	from io.Reader
	file *os.File // from, where it is a pipe that may block
	head []byte   // the first bytes, for the container's own length
	n    int64    // bytes read
	err  error    // why reading ended, other than its end
}

func newPipe(ctx context.Context, from io.Reader) *pipe {
	p := &pipe{ctx: ctx, from: from}
	if f, ok := from.(*os.File); ok {
		if info, err := f.Stat(); err == nil && !info.Mode().IsRegular() {
			p.file = f
		}
	}
	return p
}

// openFIFO opens a named pipe without waiting for who writes it.
func openFIFO(name string) (*os.File, error) {
	return os.OpenFile(name, os.O_RDONLY|unix.O_NONBLOCK, 0)
}

// read is libav's read callback.
func (p *pipe) read(b []byte) (int, error) {
	for {
		if err := p.wait(); err != nil {
			return 0, err
		}
		n, err := p.from.Read(b)
		if n > 0 {
			p.keep(b[:n])
			return n, nil
		}
		switch {
		case errors.Is(err, io.EOF):
			return 0, astiav.ErrEof
		case err != nil:
			p.err = err
			return 0, astiav.ErrEio
		}
	}
}

func (p *pipe) keep(b []byte) {
	p.n += int64(len(b))
	if room := headLength - len(p.head); room > 0 {
		p.head = append(p.head, b[:min(room, len(b))]...)
	}
}

// wait returns when the pipe has bytes or has ended, or the run is cancelled.
func (p *pipe) wait() error {
	for p.ctx.Err() == nil {
		if p.file == nil {
			return nil
		}
		fds := []unix.PollFd{{Fd: int32(p.file.Fd()), Events: unix.POLLIN}}
		n, err := unix.Poll(fds, pollTime)
		if n > 0 || err != nil && !errors.Is(err, unix.EINTR) {
			return nil // an error shows again in Read, with its name
		}
	}
	return astiav.ErrExit
}
