package export

import (
	"errors"
	"fmt"

	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/format"
	"github.com/facecue/facecue/internal/frame"
	"github.com/facecue/facecue/internal/outcome"
	"github.com/facecue/facecue/internal/output"
	"github.com/facecue/facecue/overlay"
)

// Outlet is one output of a run: its files are finished together or not at all, and
// apart from those of other outlets.
type Outlet struct {
	name  string
	files []*output.File // none for standard output
	pipe  *ErrorKeeper   // what libav writes to through Go; nil for files
	sinks *Set
	err   error // what ended it before the run; nil while it is sound
}

// Check ends the outlet at an error. It returns an error only where the run has no other
// output left.
func (o *Outlet) Check(err error) error {
	if err == nil {
		return nil
	}
	o.End(err)
	if !o.sinks.anyLeft() {
		return o.sinks.failure()
	}
	if !o.left() {
		o.sinks.warn(o.err.Error() + "; the other outputs go on")
	}
	return nil
}

// End gives up the outlet's files.
func (o *Outlet) End(err error) {
	if o.pipe != nil && o.pipe.Err() != nil {
		err = o.pipe.Err() // which libav would call an I/O error
	}
	if o.err = writing(o.name, err); ReaderGone(err) {
		o.err = outcome.ReaderLeft{}
	}
	for _, f := range o.files {
		f.Discard()
	}
}

// Failed tells that the outlet has ended before the run.
func (o *Outlet) Failed() bool { return o.err != nil }

// left tells that the outlet ended because the reader of the pipe closed it.
func (o *Outlet) left() bool { return errors.As(o.err, &outcome.ReaderLeft{}) }

// create begins a file of the outlet.
func (o *Outlet) create(path string, with Options) (*output.File, error) {
	f, err := output.CreateIn(with.Scratch, path, with.Reads)
	if err != nil {
		return nil, err
	}
	o.files = append(o.files, f)
	return f, nil
}

// text is a text writer of an outlet.
type text struct {
	format.Writer
	outlet *Outlet
}

func (t text) Result(r *face.Result) error {
	if t.outlet.err != nil {
		return nil
	}
	return t.outlet.Check(t.Writer.Result(r))
}

func (t text) Event(e event.Event) error {
	if t.outlet.err != nil {
		return nil
	}
	return t.outlet.Check(t.Writer.Event(e))
}

func (t text) Close() error {
	if t.outlet.err != nil {
		return nil
	}
	return t.outlet.Check(t.Writer.Close())
}

// picture is the overlay of an outlet.
type picture struct {
	*overlay.Sink
	outlet *Outlet
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
	return p.outlet.Check(err)
}

func (p picture) Close() error {
	err := p.Sink.Close()
	if p.outlet.err != nil {
		return nil
	}
	return p.outlet.Check(err)
}

// writing puts a file's name in front of an error that is one.
func writing(name string, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("writing %s: %w", name, err)
}
