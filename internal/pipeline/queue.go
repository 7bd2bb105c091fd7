package pipeline

import (
	"context"

	"github.com/facecue/facecue/internal/frame"
)

// slot holds one frame while a worker runs the stateless filters on it.
type slot struct {
	frame *frame.Frame
	done  chan struct{} // gets one value when the worker has finished the frame
}

// queue gives slots to the workers in any order, and to the collector in frame order.
type queue struct {
	slots []*slot // all slots of the run
	free  chan *slot
	todo  chan *slot // to the workers
	order chan *slot // to the collector
}

// newQueue makes channels that hold all slots, so that sending never blocks.
func newQueue(length int) *queue {
	q := &queue{
		free:  make(chan *slot, length),
		todo:  make(chan *slot, length),
		order: make(chan *slot, length),
	}
	for range length {
		s := &slot{done: make(chan struct{}, 1)}
		q.slots = append(q.slots, s)
		q.free <- s
	}
	return q
}

// put waits for a free slot and queues the frame in it. When the run has failed, put
// closes the frame and returns the context's error.
func (q *queue) put(ctx context.Context, f *frame.Frame) error {
	s, err := receive(ctx, q.free)
	if err != nil {
		f.Close()
		return err
	}
	s.frame = f
	q.order <- s
	q.todo <- s
	return nil
}

// end tells workers and collector that no frame follows. Only the reader calls it.
func (q *queue) end() {
	close(q.todo)
	close(q.order)
}

// take waits until the next frame in order has been through the stateless filters,
// and hands it over; nil after the last.
func (q *queue) take(ctx context.Context) (*frame.Frame, error) {
	s, err := receive(ctx, q.order)
	if s == nil || err != nil {
		return nil, err
	}
	if _, err := receive(ctx, s.done); err != nil {
		return nil, err
	}
	f := s.frame
	s.frame = nil
	q.free <- s
	return f, nil
}

// receive waits for a value or for the end of the run. A closed channel gives
// the zero value.
func receive[T any](ctx context.Context, from <-chan T) (value T, err error) {
	select {
	case value = <-from:
		return value, nil
	case <-ctx.Done():
		return value, ctx.Err()
	}
}

// drain closes the frames that a failed run left in slots. No goroutine of the run
// may be left when it is called.
func (q *queue) drain() {
	for _, s := range q.slots {
		if s.frame != nil {
			s.frame.Close()
			s.frame = nil
		}
	}
}
