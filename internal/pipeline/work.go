package pipeline

import (
	"context"
	"errors"
	"fmt"

	"github.com/facecue/facecue/filter"
	"github.com/facecue/facecue/internal/frame"
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
	j := newJudge(head)
	for {
		s, err := receive(ctx, l.todo)
		if s == nil || err != nil {
			return err
		}
		if s.frame, err = j.one(s.frame); err != nil {
			return err
		}
		s.done <- struct{}{}
	}
}

// judge passes frames through a chain that gives back exactly the one it was
// given.
type judge struct {
	head filter.Filter
	out  *frame.Frame
	emit filter.Emit // made once: it keeps out
}

func newJudge(head filter.Filter) *judge {
	j := &judge{head: head}
	j.emit = func(f *frame.Frame) error {
		j.out = f
		return nil
	}
	return j
}

func (j *judge) one(f *frame.Frame) (*frame.Frame, error) {
	number := f.Result.Frame
	j.out = nil
	if err := j.head.Process(f, j.emit); err != nil {
		return nil, fmt.Errorf("frame %d: %w", number, err)
	}
	if j.out == nil {
		return nil, fmt.Errorf("frame %d: a stateless filter kept the frame", number)
	}
	return j.out, nil
}
