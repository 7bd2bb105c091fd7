package pipeline

import (
	"context"
	"errors"

	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/frame"
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

// fork gives every sink its part of a frame: findings to all, pixels to those
// that draw.
type fork struct {
	job      Job
	segments *event.Segmenter
	emit     func(event.Event) error // k.event, made once
}

func newFork(job Job, stream face.Stream) *fork {
	k := &fork{job: job, segments: event.NewSegmenter(job.Events, stream)}
	k.emit = k.event
	return k
}

// frame owns f. Text first: the last picture takes the frame itself.
func (k *fork) frame(f *frame.Frame) error {
	if err := k.result(&f.Result); err != nil {
		return errors.Join(err, f.Close())
	}
	if k.job.Progress != nil {
		k.job.Progress(&f.Result)
	}
	last := len(k.job.Pictures) - 1
	if last < 0 {
		return f.Close()
	}
	for _, p := range k.job.Pictures[:last] {
		if err := share(p, f); err != nil {
			return errors.Join(err, f.Close())
		}
	}
	return k.job.Pictures[last].Frame(f)
}

// share gives a picture sink a frame of its own.
func share(p Picture, f *frame.Frame) error {
	ref, err := f.Ref()
	if err != nil {
		return err
	}
	return p.Frame(ref)
}

// result feeds the text sinks.
func (k *fork) result(r *face.Result) error {
	if err := k.segments.Add(r, k.emit); err != nil {
		return err
	}
	for _, s := range k.job.Sinks {
		if err := s.Result(r); err != nil {
			return err
		}
	}
	return nil
}

func (k *fork) event(e event.Event) error {
	for _, s := range k.job.Sinks {
		if err := s.Event(e); err != nil {
			return err
		}
	}
	return nil
}

func (k *fork) end() error { return k.segments.Flush(k.emit) }
