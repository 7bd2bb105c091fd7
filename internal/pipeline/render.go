package pipeline

import (
	"context"
	"io"

	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/face"
)

// Record gives the results of an earlier run in order, io.EOF after the last. A
// result is valid until the next Read.
type Record interface {
	Stream() face.Stream
	Read() (*face.Result, error)
}

// Render feeds the sinks from a record: a run without decoding, detecting and
// classifying. Apply changes each result before it is segmented into events.
func Render(ctx context.Context, record Record, apply func(*face.Result) error, events event.Settings, sinks []Sink) error {
	fork := newFork(Job{Events: events, Sinks: sinks}, record.Stream())
	for {
		if err := ctx.Err(); err != nil {
			return err
		}
		r, err := record.Read()
		if err == io.EOF {
			return fork.end()
		}
		if err != nil {
			return err
		}
		r = r.Clone() // the fork holds it longer than until the next Read
		if err := apply(r); err != nil {
			return err
		}
		if err := fork.add(heldFrame{Result: r}); err != nil {
			return err
		}
	}
}
