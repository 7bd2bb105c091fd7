package filter

import (
	"errors"
	"fmt"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/frame"
)

// composite is one filter that runs several in order on each frame. Its errors begin
// with the name of the filter that failed.
type composite []named

// Nothing makes a filter that does nothing.
func Nothing() (Filter, error) { return composite{}, nil }

// named is a filter with its name in the chain.
type named struct {
	name string
	Filter
}

func (c composite) Configure(stream face.Stream) error {
	for _, n := range c {
		if err := n.Configure(stream); err != nil {
			return fmt.Errorf("%s: %w", n.name, err)
		}
	}
	return nil
}

// Process stops at the first filter that fails.
func (c composite) Process(f *frame.Frame) error {
	for _, n := range c {
		if err := n.Process(f); err != nil {
			return fmt.Errorf("%s: %w", n.name, err)
		}
	}
	return nil
}

// ProcessBlock runs each filter on all frames of a block before the next one.
func (c composite) ProcessBlock(b *Block) error {
	for _, n := range c {
		if whole, ok := n.Filter.(BlockFilter); ok {
			if err := whole.ProcessBlock(b); err != nil {
				return fmt.Errorf("%s: %w", n.name, err)
			}
			continue
		}
		for _, f := range b.Frames {
			if err := n.Process(f); err != nil {
				return fmt.Errorf("frame %d: %s: %w", f.Result.Frame, n.name, err)
			}
		}
	}
	return nil
}

func (c composite) Close() error {
	var errs []error
	for _, n := range c {
		errs = append(errs, n.Close())
	}
	return errors.Join(errs...)
}
