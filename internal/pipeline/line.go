package pipeline

import (
	"context"

	"github.com/facecue/facecue/internal/frame"
)

// seat carries one frame through the workers: a future, taken in order.
type seat struct {
	frame *frame.Frame
	done  chan struct{}
}

// line hands seats to the workers and, in the same order, to the collector.
type line struct {
	seats []*seat // all there are: they bound the frames in memory
	free  chan *seat
	todo  chan *seat
	order chan *seat
}

func newLine(length int) *line {
	l := &line{
		free:  make(chan *seat, length),
		todo:  make(chan *seat, length),
		order: make(chan *seat, length),
	}
	for range length {
		s := &seat{done: make(chan struct{}, 1)}
		l.seats = append(l.seats, s)
		l.free <- s
	}
	return l
}

// put queues a frame, waiting for a free seat. It closes the frame and says
// false when the run is over.
func (l *line) put(ctx context.Context, f *frame.Frame) bool {
	select {
	case s := <-l.free:
		s.frame = f
		l.order <- s // these hold as many as there are seats: no waiting
		l.todo <- s
		return true
	case <-ctx.Done():
		f.Close()
		return false
	}
}

// end says that no frame follows. Only the reader calls it.
func (l *line) end() {
	close(l.todo)
	close(l.order)
}

// take is the next frame in order, when its worker is done; nil at the end.
func (l *line) take(ctx context.Context) (*frame.Frame, error) {
	s, err := receive(ctx, l.order)
	if s == nil || err != nil {
		return nil, err
	}
	if _, err := receive(ctx, s.done); err != nil {
		return nil, err
	}
	f := s.frame
	s.frame = nil
	l.free <- s
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

// drain closes what a failed run left in the seats. All goroutines have ended.
func (l *line) drain() {
	for _, s := range l.seats {
		if s.frame != nil {
			s.frame.Close()
			s.frame = nil
		}
	}
}
