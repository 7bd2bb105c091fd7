package pipeline

import (
	"errors"
	"slices"

	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/frame"
)

// fork gives findings and events to the sinks and frames to the frame sinks. It holds
// each frame until the state of its faces is decided.
type fork struct {
	job      Job
	states   *event.TwoSided
	segments *event.Segmenter
	held     []heldFrame             // oldest first
	emit     func(event.Event) error // k.event, made once: a method value is an allocation
}

// heldFrame is a result with its frame; frame is nil when the result is from a record.
type heldFrame struct {
	*face.Result
	frame *frame.Frame
}

func (h heldFrame) close() error {
	if h.frame == nil {
		return nil
	}
	return h.frame.Close()
}

func newFork(job Job, stream face.Stream) *fork {
	k := &fork{job: job, states: event.NewTwoSided(job.Events, stream), segments: event.NewSegmenter(job.Events, stream)}
	k.emit = k.event
	return k
}

// addFrame owns f. Without a frame sink no stage reads its pixels any more: they are
// freed before the frame is held.
func (k *fork) addFrame(f *frame.Frame) error {
	if len(k.job.FrameSinks) == 0 {
		f.ReleasePixels()
	}
	return k.add(heldFrame{&f.Result, f})
}

// add holds a result and delivers those that it made final.
func (k *fork) add(h heldFrame) error {
	k.held = append(k.held, h)
	return k.deliverOldest(k.states.Add(h.Result))
}

func (k *fork) deliverOldest(count int) error {
	for range count {
		h := k.held[0]
		k.held = slices.Delete(k.held, 0, 1)
		if err := k.deliver(h); err != nil {
			return err
		}
	}
	return nil
}

// deliver owns the frame. The sinks come first, because the last frame sink takes
// the frame, and the result with it.
func (k *fork) deliver(h heldFrame) error {
	if err := k.result(h.Result); err != nil {
		return errors.Join(err, h.close())
	}
	if k.job.Progress != nil {
		k.job.Progress(h.Result)
	}
	last := len(k.job.FrameSinks) - 1
	if last < 0 {
		return h.close()
	}
	for _, s := range k.job.FrameSinks[:last] {
		if err := deliverRef(s, h.frame); err != nil {
			return errors.Join(err, h.close())
		}
	}
	return k.job.FrameSinks[last].Frame(h.frame)
}

// deliverRef gives a frame sink a reference of its own to the frame.
func deliverRef(to FrameSink, f *frame.Frame) error {
	ref, err := f.Ref()
	if err != nil {
		return err
	}
	return to.Frame(ref)
}

// result gives a result, and the events that end with it, to the sinks.
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

// end delivers the frames still held, and ends the open events.
func (k *fork) end() error {
	k.states.End()
	if err := k.deliverOldest(len(k.held)); err != nil {
		return err
	}
	return k.segments.Flush(k.emit)
}

// close closes the frames that a failed run still holds.
func (k *fork) close() (err error) {
	for _, h := range k.held {
		err = errors.Join(err, h.close())
	}
	k.held = nil
	return err
}
