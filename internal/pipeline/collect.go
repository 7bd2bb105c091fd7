package pipeline

import (
	"context"
	"errors"
)

// collect takes the frames back in order, runs the stateful filters and feeds
// the sinks.
func collect(ctx context.Context, l *line, job Job) (err error) {
	defer func() { err = errors.Join(err, job.Tail.Close()) }()
	stream := job.Source.Stream()
	if err := job.Tail.Configure(stream); err != nil {
		return err
	}
	fork := newFork(job, stream)
	defer func() { err = errors.Join(err, fork.close()) }()
	for {
		f, err := l.take(ctx)
		if err != nil {
			return err
		}
		if f == nil {
			break
		}
		if err := job.Tail.Process(f); err != nil {
			return errors.Join(err, f.Close())
		}
		if err := fork.frame(f); err != nil {
			return err
		}
	}
	return fork.end()
}
