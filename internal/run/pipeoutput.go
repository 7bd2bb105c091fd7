package run

import (
	"strings"
	"sync/atomic"
	"syscall"

	"github.com/facecue/facecue/decode"
	"github.com/facecue/facecue/internal/export"
	"github.com/facecue/facecue/internal/outcome"
	"github.com/facecue/facecue/internal/output"
	"github.com/facecue/facecue/overlay"
)

// pipeOutput is where a filter writes. It notices when the reader of a pipe has left.
type pipeOutput struct {
	to     *export.ErrorKeeper
	file   *output.File // nil for standard output
	name   string
	format string // asked for; "" is the input's
	leave  func() // ends the reading
	gone   atomic.Bool
	outlet *export.Outlet // among the outputs of the run
}

func newPipeOutput(r *filterRun, leave func()) (*pipeOutput, error) {
	out := &pipeOutput{to: &export.ErrorKeeper{Writer: r.env.Out}, name: r.Out, format: r.OutFormat, leave: leave}
	if out.format == "" && r.Out != export.Pipe {
		out.format = pipeByExtension(r.Out)
	}
	if out.format != "" && !pipeFormat(out.format) {
		return nil, outcome.Usagef("-f %s: a filter writes nut or yuv4mpegpipe; ffmpeg makes the rest of it", out.format)
	}
	if r.Out == export.Pipe {
		return out, nil
	}
	reads := export.ReadFiles(r.In)
	if err := r.Overwrite.Allow(r.Out, reads); err != nil {
		return nil, err
	}
	file, err := output.Create(r.Out, reads)
	out.file, out.to = file, &export.ErrorKeeper{Writer: file}
	return out, err
}

func pipeFormat(name string) bool {
	for _, p := range overlay.Pipes() {
		if p.Name == name {
			return true
		}
	}
	return false
}

func pipeByExtension(file string) string {
	for _, p := range overlay.Pipes() {
		if strings.HasSuffix(strings.ToLower(file), p.Ext) {
			return p.Name
		}
	}
	return ""
}

// open makes the sink of the pictures, in the reader's format where none was asked for and
// there is a choice. hides says of whom the face is hidden beside those who are ignored; nil: of nobody.
func (o *pipeOutput) open(r *filterRun, reader *decode.Reader, hides func(id int) bool) (*overlay.Sink, error) {
	container := o.format
	if container == "" {
		container = overlay.Pipes()[0].Name
		if pipeFormat(reader.Format()) {
			container = reader.Format()
		}
	}
	sink, err := overlay.New(overlay.Config{
		Container: container, Live: true, Pipe: o, Options: r.draw, Stream: reader.Stream(), Names: r.People.Names, Words: r.People.Words,
		Carry: reader.Carry(), Threads: 1, Ignore: r.People.Ignore, Also: hides, Logger: r.env.Log,
	})
	if err == nil {
		reader.Tap(overlay.Share([]*overlay.Sink{sink}))
	}
	return sink, err
}

// Write ends the run when the reader of a pipe has left.
func (o *pipeOutput) Write(b []byte) (int, error) {
	n, err := o.to.Write(b)
	if export.ReaderGone(err) {
		o.gone.Store(true)
		o.leave()
	}
	return n, err
}

// needsRate tells that the header written has a frame rate that the input may not
// tell. Without a format asked for, the output is what the input is, which tells the rate.
func (o *pipeOutput) needsRate() bool { return o.format == "yuv4mpegpipe" }

func (o *pipeOutput) broken() bool { return o.gone.Load() }

// end ends the pictures at an error. A reader that has left ends the reading, and the run
// in order.
func (o *pipeOutput) end(err error) error {
	if o.broken() {
		o.outlet.End(syscall.EPIPE)
		return nil
	}
	return o.outlet.Check(err)
}

// discard is for a run that has not begun.
func (o *pipeOutput) discard() error {
	if o.file == nil {
		return nil
	}
	return o.file.Discard()
}
