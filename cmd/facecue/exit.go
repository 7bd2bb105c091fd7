package main

import (
	"context"
	"errors"
	"fmt"
)

// Exit codes, as the help lists them.
const (
	exitDone      = 0
	exitFailed    = 1
	exitUsage     = 2
	exitSome      = 3
	exitInterrupt = 130
	exitTerminate = 143
	exitPipe      = 141 // as the shell says of a program that SIGPIPE ended
)

// interrupted is the cause of a context that a signal cancelled; its value is
// the exit code.
type interrupted int

func (i interrupted) Error() string { return "interrupted by a signal" }

// usageError is a mistake on the command line.
type usageError struct{ error }

func usagef(format string, args ...any) error { return usageError{fmt.Errorf(format, args...)} }

func (u usageError) Unwrap() error { return u.error }

// damaged says that outputs were written although the input is not whole.
type damaged struct{ reason string }

func (d damaged) Error() string { return d.reason }

// leftEarly says that who reads the output has gone. It is not worth a word: the
// reader did so on purpose, or says itself why.
type leftEarly struct{}

func (leftEarly) Error() string { return "the reader of the output has gone" }

// exitCode is the code for the error a command ended with.
func exitCode(ctx context.Context, err error) int {
	var signal interrupted
	if errors.As(context.Cause(ctx), &signal) {
		return int(signal)
	}
	var (
		usage usageError
		some  someFailed
		loss  damaged
		left  leftEarly
		fails outputsFailed
	)
	switch {
	case err == nil:
		return exitDone
	case errors.As(err, &left):
		return exitPipe
	case errors.As(err, &usage):
		return exitUsage
	case errors.As(err, &fails):
		return exitFailed
	case errors.As(err, &some), errors.As(err, &loss):
		return exitSome
	}
	return exitFailed
}

// someFailed says that some of several inputs failed.
type someFailed struct{ failed, all int }

func (s someFailed) Error() string {
	return fmt.Sprintf("%d of %d inputs failed or were damaged", s.failed, s.all)
}
