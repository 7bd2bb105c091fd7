// Package pipeline moves frames from a source through the filters to the sinks.
// All goroutines of the program live here. The shape is that of restic's
// archiver: one errgroup, bounded channels, each closed by its sender, work
// handed out in parallel and taken back in order.
package pipeline

import (
	"context"
	"errors"
	"io"
	"runtime"

	"golang.org/x/sync/errgroup"

	"github.com/facecue/facecue/filter"
	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/frame"
)

// Source gives decoded frames in presentation order, io.EOF after the last. A
// cancelled source returns an error that wraps context.Canceled.
type Source interface {
	Stream() face.Stream
	Read() (*frame.Frame, error)
}

// Sink takes the findings. A result is only lent: it changes after the call.
type Sink interface {
	Result(*face.Result) error
	Event(event.Event) error
}

// Picture takes the frames themselves, and owns each from the call on.
type Picture interface {
	Frame(*frame.Frame) error
}

// Job is one run.
type Job struct {
	Source Source
	// Head makes a fresh chain of stateless filters for one worker.
	Head func() (filter.Filter, error)
	// Tail is the chain of filters that need the frames in order. The pipeline
	// closes it.
	Tail     filter.Filter
	Events   event.Settings
	Sinks    []Sink
	Pictures []Picture
	Workers  int // 0: one per processor
	Seats    int // frames in work and waiting at once; 0: three a worker
	// Progress is told of every frame that has passed all sinks.
	Progress func(*face.Result)
}

// Run works until the source ends. When the source is cancelled, the frames
// already read still pass all stages, and the source's error is returned.
func Run(ctx context.Context, job Job) error {
	workers := job.Workers
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	// Cancelling stops the reading, not the work on what was read: only a
	// failing stage cancels the group.
	group, ctx := errgroup.WithContext(context.WithoutCancel(ctx))
	seats := job.Seats
	if seats <= 0 {
		seats = 3 * workers // a worker's frame, one waiting for it, one on its way out
	}
	line := newLine(seats)
	var stopped error
	group.Go(func() error {
		defer line.end()
		var err error
		stopped, err = line.read(ctx, job.Source)
		return err
	})
	for range workers {
		group.Go(func() error { return line.work(ctx, job) })
	}
	group.Go(func() error { return collect(ctx, line, job) })
	err := group.Wait()
	line.drain()
	if err != nil {
		return err
	}
	return stopped
}

// read takes frames from the source until it ends. A cancelled source is an
// ordinary end whose error is kept apart.
func (l *line) read(ctx context.Context, source Source) (stopped, err error) {
	for {
		f, err := source.Read()
		switch {
		case err == io.EOF:
			return nil, nil
		case errors.Is(err, context.Canceled):
			return err, nil
		case err != nil:
			return nil, err
		}
		if !l.put(ctx, f) {
			return nil, ctx.Err()
		}
	}
}
