package decode

import (
	"context"
	"errors"
	"io"
	"os"
	"slices"

	"github.com/asticode/go-astiav"
	"golang.org/x/sys/unix"

	"github.com/facecue/facecue/internal/extent"
)

const (
	pipeBuffer = 64 << 10 // bytes that libav asks for at a time
	pollTime   = 100      // milliseconds after which a reader that waits notices that it is cancelled
)

// pipe feeds libav from a reader that cannot seek.
type pipe struct {
	ctx    context.Context
	from   io.Reader
	file   *os.File     // from, where it is a pipe that may block
	walk   *extent.Walk // through the container, once its format is known
	rewind rewindBuffer
	read   int64 // bytes
	ended  bool  // all bytes were read
	err    error // that ended reading; nil at the end of the bytes
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

// openFIFO opens a named pipe without waiting for a process that writes to it.
func openFIFO(name string) (*os.File, error) {
	return os.OpenFile(name, os.O_RDONLY|unix.O_NONBLOCK, 0)
}

// setFormat is called when the demuxer is known, before the container is opened by it.
func (p *pipe) setFormat(format string) {
	p.walk = extent.New(format)
	p.walk.Write(p.rewind.bytes)
	if !slices.Contains(rewinding, format) {
		p.rewind.close()
	}
}

// onRead is libav's read callback.
func (p *pipe) onRead(b []byte) (int, error) {
	if n := p.rewind.read(b); n > 0 {
		return n, nil
	}
	for {
		if err := p.wait(); err != nil {
			return 0, err
		}
		n, err := p.from.Read(b)
		if n > 0 {
			return n, p.take(b[:n])
		}
		switch {
		case errors.Is(err, io.EOF):
			p.ended = true
			return 0, astiav.ErrEof
		case err != nil:
			p.err = err
			return 0, astiav.ErrEio
		}
	}
}

// take counts bytes that were read and keeps what is needed of them.
func (p *pipe) take(b []byte) error {
	p.read += int64(len(b))
	if p.walk != nil {
		p.walk.Write(b)
	}
	if p.err = p.rewind.keep(b); p.err != nil {
		return astiav.ErrEio
	}
	return nil
}

// onSeek is libav's seek callback. It goes to bytes that are kept, for demuxers that go
// back to the beginning.
func (p *pipe) onSeek(offset int64, whence int) (int64, error) {
	if whence != io.SeekStart || !p.rewind.goTo(offset) {
		return 0, astiav.ErrEpipe
	}
	return offset, nil
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
			return nil // where poll failed, Read fails too and says why
		}
	}
	return astiav.ErrExit
}
