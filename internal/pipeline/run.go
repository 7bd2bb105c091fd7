package pipeline

import (
	"context"
	"errors"

	"golang.org/x/sync/errgroup"

	"github.com/facecue/facecue/internal/processors"
)

// Run works until the source ends. When the source is cancelled, the frames
// already read still pass all stages, and the source's error is returned.
func Run(ctx context.Context, job Job) error {
	workers := job.Workers
	if workers <= 0 {
		workers = processors.Count()
	}
	slots := job.Slots
	switch {
	case slots > 0:
	case job.Block > 1:
		slots = workers + 1 // a block for each worker, and the next one
	default:
		slots = 3 * workers // a worker's frame, the worker's next, and one for the collector
	}
	// When the caller cancels ctx, the source ends and the frames already read still
	// pass all stages: only a stage that fails cancels the group.
	group, ctx := errgroup.WithContext(context.WithoutCancel(ctx))
	queue := newQueue(slots)
	var cancelled error
	group.Go(func() (err error) {
		defer queue.end()
		cancelled, err = readBlocks(ctx, queue, NewBlockReader(job.Source, job.Block))
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

// readBlocks queues the frames of the source until it ends. A cancelled source ends
// like any other; its error is returned apart.
func readBlocks(ctx context.Context, queue *queue, from *BlockReader) (cancelled, err error) {
	defer from.Close()
	for {
		b, err := from.Read()
		if b != nil {
			if err := queue.put(ctx, b); err != nil {
				return nil, err
			}
		}
		switch {
		case errors.Is(err, context.Canceled):
			return err, nil
		case err != nil:
			return nil, err
		case b == nil:
			return nil, nil
		}
	}
}
