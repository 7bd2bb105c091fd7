package pipeline

import (
	"context"

	"github.com/facecue/facecue/filter"
	"github.com/facecue/facecue/internal/frame"
)

// slot holds one block of frames while a worker runs the stateless filters on it.
type slot struct {
	block *filter.Block
	done  chan struct{} // gets one value when the worker has finished the block
}

// queue gives slots to the workers in any order, and to the collector in frame order.
type queue struct {
	slots []*slot // all slots of the run
	free  chan *slot
	todo  chan *slot // to the workers
	order chan *slot // to the collector

	ready []*frame.Frame // of the block that the collector took last
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

// put waits for a free slot and queues the block in it. When the run has failed, put
// closes its frames and returns the context's error.
func (q *queue) put(ctx context.Context, b *filter.Block) error {
	s, err := receive(ctx, q.free)
	if err != nil {
		CloseBlock(b)
		return err
	}
	s.block = b
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
	if len(q.ready) == 0 {
		if err := q.takeBlock(ctx); err != nil || len(q.ready) == 0 {
			return nil, err
		}
	}
	f := q.ready[0]
	q.ready = q.ready[1:]
	return f, nil
}

// takeBlock sets q.ready to the frames of the next block; to none after the last.
func (q *queue) takeBlock(ctx context.Context) error {
	s, err := receive(ctx, q.order)
	if s == nil || err != nil {
		return err
	}
	if _, err := receive(ctx, s.done); err != nil {
		return err
	}
	q.ready = s.block.Frames
	CloseBlock(&filter.Block{Next: s.block.Next, First: s.block.First})
	s.block = nil
	q.free <- s
	return nil
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

// drain closes the frames that a failed run left in slots, or did not hand over. No goroutine of
// the run may be left when it is called.
func (q *queue) drain() {
	CloseBlock(&filter.Block{Frames: q.ready})
	for _, s := range q.slots {
		if s.block != nil {
			CloseBlock(s.block)
			s.block = nil
		}
	}
}
