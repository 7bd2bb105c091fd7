package filter

import (
	"errors"
	"fmt"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/frame"
)

// sequence runs stages one after the other as if they were one filter. What one
// stage emits goes to the next by functions made once, so that a frame's way
// through allocates nothing.
type sequence struct {
	names  []string
	stages []Filter
	after  []Emit  // of each stage: hands its frame to the next
	failed []error // what the stages after each said of its last frame
	out    Emit    // of the call that is running
}

// add puts a stage at the end.
func (s *sequence) add(name string, f Filter) {
	i := len(s.stages)
	s.names, s.stages, s.failed = append(s.names, name), append(s.stages, f), append(s.failed, nil)
	s.after = append(s.after, func(f *frame.Frame) error {
		s.failed[i] = s.from(i+1, f)
		return s.failed[i]
	})
}

func (s *sequence) Configure(stream face.Stream) error {
	for i, f := range s.stages {
		if err := f.Configure(stream); err != nil {
			return fmt.Errorf("%s: %w", s.names[i], err)
		}
	}
	return nil
}

func (s *sequence) Process(f *frame.Frame, emit Emit) error {
	s.out = emit
	return s.from(0, f)
}

// from hands a frame to stage i, whose output goes to the stage after it.
func (s *sequence) from(i int, f *frame.Frame) error {
	if i == len(s.stages) {
		return s.out(f)
	}
	s.failed[i] = nil
	err := s.stages[i].Process(f, s.after[i])
	return s.blame(i, err, s.failed[i])
}

// Flush drains the first stage through all others, then the second, and so on.
func (s *sequence) Flush(emit Emit) error {
	s.out = emit
	for i, f := range s.stages {
		s.failed[i] = nil
		if err := s.blame(i, f.Flush(s.after[i]), s.failed[i]); err != nil {
			return err
		}
	}
	return nil
}

// blame names the stage an error came from, once.
func (s *sequence) blame(i int, err, after error) error {
	if err == nil || after != nil {
		return err
	}
	return fmt.Errorf("%s: %w", s.names[i], err)
}

func (s *sequence) Close() error {
	var errs []error
	for _, f := range s.stages {
		errs = append(errs, f.Close())
	}
	return errors.Join(errs...)
}
