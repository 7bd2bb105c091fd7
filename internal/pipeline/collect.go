package pipeline

import (
	"context"
	"errors"
)

// collect takes the frames in order, runs the stateful filters and feeds the sinks.
func collect(ctx context.Context, queue *queue, job Job) (err error) {
	defer func() { err = errors.Join(err, job.Stateful.Close()) }()
	stream := job.Source.Stream()
	if err := job.Stateful.Configure(stream); err != nil {
		return err
	}
	fork := newFork(job, stream)
	defer func() { err = errors.Join(err, fork.close()) }()
	for {
		f, err := queue.take(ctx)
		if err != nil {
			return err
		}
		if f == nil {
			return fork.end()
		}
		if err := runFilters(job.Stateful, f); err != nil {
			return errors.Join(err, f.Close())
		}
		if err := fork.addFrame(f); err != nil {
			return err
		}
	}
}
