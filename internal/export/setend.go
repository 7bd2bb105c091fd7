package export

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/facecue/facecue/internal/outcome"
	"github.com/facecue/facecue/internal/output"
)

// anyLeft tells that at least one output has not failed.
func (s *Set) anyLeft() bool {
	return slices.ContainsFunc(s.outlets, func(o *Outlet) bool { return o.err == nil })
}

// warn reports a failed output while the run still works on the others.
func (s *Set) warn(text string) {
	if s.log != nil {
		s.log.Warn(text)
	}
}

// failure joins what ended outlets. A reader that has left counts only where nothing
// else went wrong.
func (s *Set) failure() error {
	var all error
	left := false
	for _, o := range s.outlets {
		if left = left || o.left(); !o.left() {
			all = errors.Join(all, o.err)
		}
	}
	if all == nil && left {
		return outcome.ReaderLeft{}
	}
	return all
}

// finish ends every text and video, the files still having their temporary names, and
// makes the copies. It fails where no output is left.
func (s *Set) Finish(ctx context.Context) error {
	if s.gallery != nil {
		s.gallery.end(ctx)
	}
	for _, t := range s.texts {
		t.Close()
	}
	if s.gallery != nil {
		s.gallery.close()
	}
	for _, p := range s.videos {
		p.Close()
	}
	for _, c := range s.softs {
		if c.outlet.err == nil {
			c.outlet.Check(c.write(ctx))
		}
	}
	if !s.anyLeft() {
		return s.failure()
	}
	return nil
}

// commit gives the files of sound outputs their final names, and says which outputs
// there are not.
func (s *Set) Commit() error {
	var files []*output.File
	for _, o := range s.outlets {
		if o.err == nil {
			files = append(files, o.files...)
		}
	}
	failed := s.failure()
	if err := output.Commit(files...); err != nil {
		return outcome.OutputsFailed{Err: errors.Join(failed, fmt.Errorf("writing %w", err))}
	}
	if failed == nil || errors.As(failed, &outcome.ReaderLeft{}) {
		return failed
	}
	return outcome.OutputsFailed{Err: fmt.Errorf("%w; the other outputs were written", failed)}
}

// endEarly ends the outputs of a run that a signal ended, and says what is kept. How
// far the run has come is in words, or "".
func (s *Set) EndEarly(ctx context.Context, input, far string) error {
	s.Finish(ctx) // what fails is said below
	names, err := s.keep()
	return errors.Join(fmt.Errorf("%s: %w%s; %s", input, context.Cause(ctx), far, KeptAs(names, "")), s.failure(), err)
}

// keep leaves the files of sound outputs under their temporary names, which it returns.
func (s *Set) keep() (names []string, all error) {
	for _, o := range s.outlets {
		for _, f := range o.files {
			name, err := f.Keep()
			if name != "" {
				names = append(names, name)
			}
			all = errors.Join(all, err)
		}
	}
	return names, all
}

// discard closes and removes everything.
func (s *Set) Discard() (all error) {
	for _, p := range s.pictures {
		p.Close()
	}
	for _, o := range s.outlets {
		for _, f := range o.files {
			all = errors.Join(all, f.Discard())
		}
	}
	return all
}
