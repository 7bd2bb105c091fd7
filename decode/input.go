package decode

import (
	"context"
	"fmt"
	"os"

	"github.com/asticode/go-astiav"

	"github.com/facecue/facecue/internal/av"
)

// Stdin is the name that reads Options.Input.
const Stdin = "-"

// input is an open container with the file or pipe that its bytes come from.
type input struct {
	name    string
	fc      *astiav.FormatContext
	format  string            // first name of the demuxer
	regular *os.File          // nil for a pipe; libav reads the file by a handle of its own
	pipe    *pipe             // nil for a file
	io      *astiav.IOContext // of the pipe
	source  *av.Source        // of the file
	opened  bool
	failed  bool     // opening failed and libav freed the container
	fifo    *os.File // a named pipe, which openInput opened

	interrupt *av.Interrupt
	unhook    func() bool // parts interrupt from the context; nil once closed
}

// openInput opens the container and finds its streams. The name is that of a file, also
// where it looks like a URL, unless the options allow protocols.
func openInput(ctx context.Context, name string, o Options) (in *input, err error) {
	in = &input{name: name, fc: av.NewInput()}
	in.interrupt = av.NewInterrupt(in.fc)
	in.unhook = context.AfterFunc(ctx, in.interrupt.Stop)
	defer func() {
		if err != nil {
			in.close()
			in = nil
		}
	}()
	url, err := in.openBytes(ctx, o)
	if err != nil {
		return in, err
	}
	if err := in.openContainer(ctx, url, o); err != nil {
		return in, err
	}
	if err := in.checkSizes(o.MaxPixels); err != nil {
		return in, err
	}
	if err := av.FindStreamInfo(in.fc, codecPixels(o.MaxPixels)); err != nil {
		return in, notMedia(ctx, name, err)
	}
	return in, in.checkSizes(o.MaxPixels)
}

// openBytes opens the file or pipe. url is what libav is to open by itself, empty where
// its bytes are open already.
func (in *input) openBytes(ctx context.Context, o Options) (url string, err error) {
	switch {
	case in.name == Stdin && o.Input == nil:
		return "", fmt.Errorf("%s: %w: there is no standard input to read", in.name, ErrNotFile)
	case in.name == Stdin:
		return "", in.openPipe(newPipe(ctx, o.Input))
	case len(o.Protocols) > 0:
		return in.name, nil
	}
	info, err := os.Stat(in.name)
	switch {
	case err != nil:
		return "", notFound(in.name, err)
	case info.IsDir():
		return "", fmt.Errorf("%s: %w: it is a folder; name the recordings in it", in.name, ErrNotFile)
	case info.Mode()&os.ModeNamedPipe != 0:
		if in.fifo, err = openFIFO(in.name); err != nil {
			return "", notFound(in.name, err)
		}
		return "", in.openPipe(newPipe(ctx, in.fifo))
	case !info.Mode().IsRegular():
		return "", fmt.Errorf("%s: %w: it is a device or socket", in.name, ErrNotFile)
	}
	return "", in.openRegular()
}

// openRegular opens the file by libav's file protocol, whatever its name looks like,
// and once more for fileEnd, which looks at its structure after the last packet.
func (in *input) openRegular() (err error) {
	if in.regular, err = os.Open(in.name); err != nil {
		return notFound(in.name, err)
	}
	if in.source, err = av.OpenSource(in.fc, "file:"+in.name, "file"); err != nil {
		return fmt.Errorf("%s: opening: %w", in.name, err)
	}
	return nil
}

func (in *input) openPipe(p *pipe) (err error) {
	in.pipe = p
	in.io, err = av.NewCallbacks(pipeBuffer, false, p.onRead, p.onSeek, nil)
	if err != nil {
		return fmt.Errorf("%s: opening: %w", in.name, err)
	}
	in.fc.SetPb(in.io)
	av.ForbidSeeking(in.fc)
	return nil
}

// close frees everything. It may be called again.
func (in *input) close() {
	if in.unhook == nil {
		return
	}
	in.unhook()
	in.unhook = nil
	// A container that failed to open was freed by libav.
	if in.opened {
		av.CloseInput(in.fc)
	} else if !in.failed {
		av.FreeContainer(in.fc)
	}
	if in.io != nil {
		av.FreeCallbacks(in.io)
	}
	if in.source != nil {
		in.source.Close()
	}
	if in.fifo != nil {
		in.fifo.Close()
	}
	if in.regular != nil {
		in.regular.Close()
	}
	in.interrupt.Free()
}
