// Package outcome names the ways in which a run ends that are no plain failure, so that a
// command can choose its exit code and its message. It knows nothing of what a run does.
package outcome

import "fmt"

// UsageError is a mistake on the command line.
type UsageError struct{ err error }

// Usage marks an error as a mistake on the command line.
func Usage(err error) error { return UsageError{err} }

// Usagef is a mistake on the command line, formatted as by fmt.Errorf.
func Usagef(format string, args ...any) error { return UsageError{fmt.Errorf(format, args...)} }

func (u UsageError) Error() string { return u.err.Error() }

// Unwrap is the error that was marked.
func (u UsageError) Unwrap() error { return u.err }

// Interrupted is the cause of a context that a signal cancelled. Its value is the exit
// code of the process.
type Interrupted int

func (i Interrupted) Error() string { return "interrupted by a signal" }

// Damaged says that outputs were written although the input is not whole.
type Damaged struct{ Reason string }

func (d Damaged) Error() string { return d.Reason }

// ReaderLeft says that the reader of standard output closed the pipe (EPIPE). Nothing is
// printed for it: the reader closed the pipe on purpose, or reports its own failure.
type ReaderLeft struct{}

func (ReaderLeft) Error() string { return "the reader of the output has gone" }

// SomeFailed says that some of several inputs failed, each of which was reported.
type SomeFailed struct{ Failed, All int }

func (s SomeFailed) Error() string {
	return fmt.Sprintf("%d of %d inputs failed or were damaged", s.Failed, s.All)
}

// OutputsFailed says that some outputs of a run could not be written.
type OutputsFailed struct{ Err error }

func (o OutputsFailed) Error() string { return o.Err.Error() }

// Unwrap is what went wrong with the outputs.
func (o OutputsFailed) Unwrap() error { return o.Err }
