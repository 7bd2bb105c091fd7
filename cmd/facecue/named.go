package main

import (
	"fmt"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/frame"
	"github.com/facecue/facecue/overlay"
)

// named puts the file's name in front of a writer's errors, and says its remarks.
type named struct {
	textWriter
	name    string
	remarks *remarks
}

func (n named) Result(r *face.Result) error { return writing(n.name, n.textWriter.Result(r)) }

func (n named) Close() error {
	err := n.textWriter.Close()
	if w, ok := n.textWriter.(remarker); ok && err == nil {
		n.remarks.say(w.Remarks())
	}
	return writing(n.name, err)
}

// picture does the same for an overlay.
type picture struct {
	*overlay.Sink
	name string
}

func (p picture) Frame(f *frame.Frame) error { return writing(p.name, p.Sink.Frame(f)) }
func (p picture) Close() error               { return writing(p.name, p.Sink.Close()) }

func writing(name string, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("writing %s: %w", name, err)
}
