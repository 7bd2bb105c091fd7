package pipeline

import (
	"errors"
	"slices"

	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/frame"
)

// fork gives every sink its part of a frame: findings to all, pixels to those
// that draw. Frames wait in it until their findings are final.
type fork struct {
	job       Job
	backdater *event.Backdater
	segments  *event.Segmenter
	waiting   []finding
	emit      func(event.Event) error // k.event, made once
}

// finding is what was found in a frame, and the frame itself unless the finding
// comes from a record.
type finding struct {
	*face.Result
	frame *frame.Frame
}

func newFork(job Job, stream face.Stream) *fork {
	k := &fork{job: job, backdater: event.NewBackdater(job.Events, stream), segments: event.NewSegmenter(job.Events, stream)}
	k.emit = k.event
	return k
}

// frame owns f. Its pixels wait only where somebody draws on them.
func (k *fork) frame(f *frame.Frame) error {
	if len(k.job.Pictures) == 0 {
		f.Forget()
	}
	return k.add(finding{&f.Result, f})
}

// add passes on what became final by a finding.
func (k *fork) add(f finding) error {
	k.waiting = append(k.waiting, f)
	return k.pass(k.backdater.Add(f.Result))
}

// pass gives the oldest findings to the sinks.
func (k *fork) pass(count int) error {
	for range count {
		f := k.waiting[0]
		k.waiting = slices.Delete(k.waiting, 0, 1)
		if err := k.deliver(f); err != nil {
			return err
		}
	}
	return nil
}

// deliver owns the frame. Text first: the last picture takes the frame itself.
func (k *fork) deliver(f finding) error {
	if err := k.result(f.Result); err != nil {
		return errors.Join(err, f.close())
	}
	if k.job.Progress != nil {
		k.job.Progress(f.Result)
	}
	last := len(k.job.Pictures) - 1
	if last < 0 {
		return f.close()
	}
	for _, p := range k.job.Pictures[:last] {
		if err := share(p, f.frame); err != nil {
			return errors.Join(err, f.close())
		}
	}
	return k.job.Pictures[last].Frame(f.frame)
}

func (f finding) close() error {
	if f.frame == nil {
		return nil
	}
	return f.frame.Close()
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

// end passes on what still waits, and ends the events.
func (k *fork) end() error {
	if err := k.pass(len(k.waiting)); err != nil {
		return err
	}
	return k.segments.Flush(k.emit)
}

// close gives back what a failed run left waiting.
func (k *fork) close() (err error) {
	for _, f := range k.waiting {
		err = errors.Join(err, f.close())
	}
	k.waiting = nil
	return err
}
