package export

import (
	"errors"
	"io"
	"sync"
	"syscall"
)

// ClosedOutput stands for a standard output that was closed when the process began.
type ClosedOutput struct{}

// Write fails with ErrClosed.
func (ClosedOutput) Write([]byte) (int, error) { return 0, ErrClosed }

// ErrClosed is the error of a standard output that was closed when the process began.
var ErrClosed = errors.New("standard output is closed")

// ErrorKeeper is a writer that keeps its first error, since libav and the printing of
// lists lose it. It may be used from several goroutines.
type ErrorKeeper struct {
	io.Writer
	mu  sync.Mutex
	err error
}

// Write passes the bytes on.
func (r *ErrorKeeper) Write(b []byte) (int, error) {
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

// Err is the first error, nil without one.
func (r *ErrorKeeper) Err() error {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.err
}

// ReaderGone tells that the reader of a pipe has closed it.
func ReaderGone(err error) bool {
	return errors.Is(err, syscall.EPIPE) || errors.Is(err, io.ErrClosedPipe)
}

// Underneath is the writer that an ErrorKeeper writes to.
func Underneath(w io.Writer) io.Writer {
	if r, ok := w.(*ErrorKeeper); ok {
		return Underneath(r.Writer)
	}
	return w
}

// CheckStdout refuses a standard output that is closed, before the analysis that would
// write to it.
func CheckStdout(stdout io.Writer) error {
	if _, closed := Underneath(stdout).(ClosedOutput); closed {
		return ErrClosed
	}
	return nil
}
