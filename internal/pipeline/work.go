package pipeline

import (
	"context"
	"errors"
	"fmt"
)

// work runs the stateless filters on whatever frame is next, with an instance
// of its own.
func (l *line) work(ctx context.Context, job Job) (err error) {
	head, err := job.Head()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, head.Close()) }()
	if err := head.Configure(job.Source.Stream()); err != nil {
		return err
	}
	for {
		s, err := receive(ctx, l.todo)
		if s == nil || err != nil {
			return err
		}
		if err := head.Process(s.frame); err != nil {
			return fmt.Errorf("frame %d: %w", s.frame.Result.Frame, err)
		}
		s.done <- struct{}{}
	}
}
