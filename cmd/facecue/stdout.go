package main

/*
#include <errno.h>
#include <fcntl.h>

static int fc_closed;

// Before Go's runtime opens /dev/null in the place of a standard stream that is closed.
__attribute__((constructor)) static void fc_look(void) { fc_closed = fcntl(1, F_GETFD) == -1 && errno == EBADF; }

static int fc_output_closed(void) { return fc_closed; }
*/
import "C"

import (
	"errors"
	"fmt"
	"io"
	"os"
	"sync"
	"syscall"

	"golang.org/x/term"
)

// closedOutput stands for a standard output that was closed when the process began.
type closedOutput struct{}

func (closedOutput) Write([]byte) (int, error) { return 0, errClosed }

var errClosed = errors.New("standard output is closed")

// standardOutput is that of the process.
func standardOutput() io.Writer {
	if C.fc_output_closed() != 0 {
		return closedOutput{}
	}
	return os.Stdout
}

// remembering is a writer that keeps its first error, since libav and the printing of
// lists lose it. It may be used from several goroutines.
type remembering struct {
	io.Writer
	mu  sync.Mutex
	err error
}

func (r *remembering) Write(b []byte) (int, error) {
	n, err := r.Writer.Write(b)
	if err != nil {
		r.mu.Lock()
		defer r.mu.Unlock()
		if r.err == nil {
			r.err = err
		}
	}
	return n, err
}

// failure is the first error, nil without one.
func (r *remembering) failure() error {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.err
}

// verdict adds to how a command ended what happened to its standard output.
func (r *remembering) verdict(err error) error {
	failed := r.failure()
	switch {
	case errors.Is(failed, errClosed) && err == nil:
		return failed
	case failed != nil && err == nil && !readerGone(failed):
		return fmt.Errorf("writing standard output: %w", failed)
	case failed != nil && (err == nil || readerGone(err)):
		return leftEarly{}
	}
	return err
}

// readerGone tells that who read a pipe has closed it.
func readerGone(err error) bool {
	return errors.Is(err, syscall.EPIPE) || errors.Is(err, io.ErrClosedPipe)
}

// underneath is the writer that a remembering one writes to.
func underneath(w io.Writer) io.Writer {
	if r, ok := w.(*remembering); ok {
		return underneath(r.Writer)
	}
	return w
}

// usable refuses a standard output that is closed, before anybody waits for what would
// be written there.
func usable(stdout io.Writer) error {
	if _, closed := underneath(stdout).(closedOutput); closed {
		return errClosed
	}
	return nil
}

// onTerminal tells that standard output is shown to a person.
func onTerminal(stdout io.Writer) bool {
	f, ok := underneath(stdout).(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}
