package main

import (
	"errors"
	"fmt"

	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/format"
	"github.com/facecue/facecue/internal/frame"
	"github.com/facecue/facecue/internal/output"
	"github.com/facecue/facecue/overlay"
)

// outlet is one output of a run: its files are finished together or not at all, and
// apart from those of other outlets.
type outlet struct {
	name  string
	files []*output.File // none for standard output
	pipe  *remembering   // what libav writes to through Go; nil for files
	sinks *sinks
	err   error // what ended it before the run; nil while it is sound
}

// check ends the outlet at an error. The run goes on while it has another output.
func (o *outlet) check(err error) error {
	if err == nil {
		return nil
	}
	o.end(err)
	if !o.sinks.live() {
		return o.sinks.failure()
	}
	if !o.left() {
		o.sinks.warn(o.err.Error() + "; the other outputs go on")
	}
	return nil
}

// end gives up the outlet's files.
func (o *outlet) end(err error) {
	if o.pipe != nil && o.pipe.failure() != nil {
		err = o.pipe.failure() // which libav would call an I/O error
	}
	if o.err = writing(o.name, err); readerGone(err) {
		o.err = leftEarly{}
	}
	for _, f := range o.files {
		f.Discard()
	}
}

// left tells that the outlet ended because nobody reads it any longer.
func (o *outlet) left() bool { return errors.As(o.err, &leftEarly{}) }

// create begins a file of the outlet.
func (o *outlet) create(path string, reads output.Inputs) (*output.File, error) {
	f, err := output.Create(path, reads)
	if err != nil {
		return nil, err
	}
	o.files = append(o.files, f)
	return f, nil
}

// text is a text writer of an outlet.
type text struct {
	format.Writer
	outlet *outlet
}

func (t text) Result(r *face.Result) error {
	if t.outlet.err != nil {
		return nil
	}
	return t.outlet.check(t.Writer.Result(r))
}

func (t text) Event(e event.Event) error {
	if t.outlet.err != nil {
		return nil
	}
	return t.outlet.check(t.Writer.Event(e))
}

func (t text) Close() error {
	if t.outlet.err != nil {
		return nil
	}
	return t.outlet.check(t.Writer.Close())
}

// picture is the overlay of an outlet.
type picture struct {
	*overlay.Sink
	outlet *outlet
}

// Frame owns f. An overlay that failed is closed, so that it holds no more packets.
func (p picture) Frame(f *frame.Frame) error {
	if p.outlet.err != nil {
		return f.Close()
	}
	err := p.Sink.Frame(f)
	if err != nil {
		p.Sink.Close()
	}
	return p.outlet.check(err)
}

func (p picture) Close() error {
	err := p.Sink.Close()
	if p.outlet.err != nil {
		return nil
	}
	return p.outlet.check(err)
}

// writing puts a file's name in front of an error that is one.
func writing(name string, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("writing %s: %w", name, err)
}
