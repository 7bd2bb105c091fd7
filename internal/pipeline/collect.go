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
	emit := fork.frame // once: a method value is an allocation
	for {
		f, err := l.take(ctx)
		if err != nil {
			return err
		}
		if f == nil {
			break
		}
		if err := job.Tail.Process(f, emit); err != nil {
			return err
		}
	}
	if err := job.Tail.Flush(emit); err != nil {
		return err
	}
	return fork.end()
}
