package pipeline

import (
	"context"
	"errors"
	"fmt"

	"github.com/facecue/facecue/filter"
	"github.com/facecue/facecue/internal/frame"
)

// runWorker runs stateless filters of its own on whatever block is next. A block
// whose filter fails stays in its slot. The goroutine that calls it must end with it,
// because its thread keeps a lower priority.
func runWorker(ctx context.Context, queue *queue, job Job) (err error) {
	filters, err := job.NewStateless()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, filters.Close()) }()
	if err := filters.Configure(job.Source.Stream()); err != nil {
		return err
	}
	yieldToDecoder()
	for {
		s, err := receive(ctx, queue.todo)
		if s == nil || err != nil {
			return err
		}
		if err := runBlock(filters, s.block); err != nil {
			return err
		}
		s.done <- struct{}{}
	}
}

// runBlock lends the frames of a block to the filters.
func runBlock(filters filter.Filter, b *filter.Block) error {
	if whole, ok := filters.(filter.BlockFilter); ok {
		return whole.ProcessBlock(b)
	}
	for _, f := range b.Frames {
		if err := runFilters(filters, f); err != nil {
			return err
		}
	}
	return nil
}

// runFilters lends a frame to the filters. An error names the frame.
func runFilters(filters filter.Filter, f *frame.Frame) error {
	if err := filters.Process(f); err != nil {
		return fmt.Errorf("frame %d: %w", f.Result.Frame, err)
	}
	return nil
}
