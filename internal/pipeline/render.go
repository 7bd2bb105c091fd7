package pipeline

import (
	"context"
	"io"

	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/face"
)

// Record gives the results of an earlier run in order, io.EOF after the last.
type Record interface {
	Stream() face.Stream
	Read() (*face.Result, error)
}

// Render is Run without pixels: it feeds the sinks from a record, judging the
// frames anew by apply.
func Render(ctx context.Context, record Record, apply func(*face.Result), events event.Settings, sinks []Sink) error {
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
		r = r.Clone() // the record reads the next into the same memory
		apply(r)
		if err := fork.add(finding{Result: r}); err != nil {
			return err
		}
	}
}
