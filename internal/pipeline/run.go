package pipeline

import (
	"context"
	"errors"
	"io"
	"runtime"

	"golang.org/x/sync/errgroup"
)

// Run works until the source ends. When the source is cancelled, the frames
// already read still pass all stages, and the source's error is returned.
func Run(ctx context.Context, job Job) error {
	workers := job.Workers
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	slots := job.Slots
	if slots <= 0 {
		slots = 3 * workers // a worker's frame, the worker's next, and one for the collector
	}
	// When the caller cancels ctx, the source ends and the frames already read still
	// pass all stages: only a stage that fails cancels the group.
	group, ctx := errgroup.WithContext(context.WithoutCancel(ctx))
	queue := newQueue(slots)
	var cancelled error
	group.Go(func() (err error) {
		defer queue.end()
		cancelled, err = readFrames(ctx, queue, job.Source)
		return err
	})
	for range workers {
		group.Go(func() error { return runWorker(ctx, queue, job) })
	}
	group.Go(func() error { return collect(ctx, queue, job) })
	err := group.Wait()
	queue.drain()
	if err != nil {
		return err
	}
	return cancelled
}

// readFrames queues the frames of the source until it ends. A cancelled source ends
// like any other; its error is returned apart.
func readFrames(ctx context.Context, queue *queue, source Source) (cancelled, err error) {
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
		if err := queue.put(ctx, f); err != nil {
			return nil, err
		}
	}
}
