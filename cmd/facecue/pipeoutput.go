package main

import (
	"io"
	"strings"
	"sync/atomic"
	"syscall"

	"github.com/facecue/facecue/decode"
	"github.com/facecue/facecue/internal/frame"
	"github.com/facecue/facecue/internal/output"
	"github.com/facecue/facecue/overlay"
)

// pipeOutput is where the filter command writes, and knows whether somebody
// still reads it.
type pipeOutput struct {
	to     *remembering
	file   *output.File // nil for standard output
	name   string
	format string // asked for; "" is the input's
	leave  func() // ends the reading
	gone   atomic.Bool
	outlet *outlet // among the outputs of the run
}

func newPipeOutput(e *pipeEnds, o overwriter, stdout io.Writer, leave func()) (*pipeOutput, error) {
	out := &pipeOutput{to: &remembering{Writer: stdout}, name: e.out, format: e.written(), leave: leave}
	if out.format == "" && e.out != pipe {
		out.format = pipeByExtension(e.out)
	}
	if out.format != "" && !pipeFormat(out.format) {
		return nil, usagef("-f %s: a filter writes nut or yuv4mpegpipe; ffmpeg makes the rest of it", out.format)
	}
	if e.out == pipe {
		return out, nil
	}
	reads := readFiles(e.in)
	if err := o.allow(e.out, reads); err != nil {
		return nil, err
	}
	file, err := output.Create(e.out, reads)
	out.file, out.to = file, &remembering{Writer: file}
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

// open makes the sink for what reader gives, in the reader's format where none
// was asked for and there is a choice.
func (o *pipeOutput) open(p *passage, reader *decode.Reader) (*overlay.Sink, error) {
	format := o.format
	if format == "" {
		format = overlay.Pipes()[0].Name
		if pipeFormat(reader.Format()) {
			format = reader.Format()
		}
	}
	sink, err := overlay.New(overlay.Config{
		Container: format, Live: true, Pipe: o, Options: p.look, Stream: reader.Stream(), Names: p.cast.names, Words: p.cast.words,
		Carry: reader.Carry(), Threads: 1, Ignore: p.cast.ignore, Logger: p.log,
	})
	if err == nil {
		reader.Tap(overlay.Share([]*overlay.Sink{sink}))
	}
	return sink, err
}

// Write ends the run when the reader of a pipe has gone.
func (o *pipeOutput) Write(b []byte) (int, error) {
	n, err := o.to.Write(b)
	if readerGone(err) {
		o.gone.Store(true)
		o.leave()
	}
	return n, err
}

// needsRate tells that the header written has a frame rate that the input may not
// tell. Without -f the output is what the input is, which tells it.
func (o *pipeOutput) needsRate() bool { return o.format == "yuv4mpegpipe" }

func (o *pipeOutput) broken() bool { return o.gone.Load() }

// joins makes the pictures one of the outputs of a run.
func (o *pipeOutput) joins(outs *sinks) {
	o.outlet = &outlet{name: outputName(o.name), pipe: o.to, sinks: outs}
	if o.file != nil {
		o.outlet.files = []*output.File{o.file}
	}
	outs.outlets = append(outs.outlets, o.outlet)
}

// discard is for a run that has not begun.
func (o *pipeOutput) discard() error {
	if o.file == nil {
		return nil
	}
	return o.file.Discard()
}

// shown is the sink as long as somebody looks. Momentary shows what each frame
// shows by itself, where nothing smooths it.
type shown struct {
	*overlay.Sink
	out       *pipeOutput
	momentary bool
}

// Frame goes on without a picture once nobody looks, so that what was found up to then
// is written to its end.
func (s shown) Frame(f *frame.Frame) error {
	if s.out.outlet.err != nil {
		return f.Close()
	}
	for i := range f.Result.Faces {
		if face := &f.Result.Faces[i]; s.momentary {
			face.State, face.Smooth = face.Label, face.Scores
		}
	}
	err := s.Sink.Frame(f)
	if err != nil {
		s.Sink.Close()
	}
	return s.ended(err)
}

// Close writes what the overlay still holds.
func (s shown) Close() error {
	err := s.Sink.Close()
	if s.out.outlet.err != nil {
		return nil
	}
	return s.ended(err)
}

// ended ends the pictures at an error. A reader that has left ends the reading, and
// the run in order.
func (s shown) ended(err error) error {
	if s.out.broken() {
		s.out.outlet.end(syscall.EPIPE)
		return nil
	}
	return s.out.outlet.check(err)
}
