package main

import (
	"context"
	"errors"

	"github.com/facecue/facecue/internal/outcome"
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

// exitCode is the code for the error a command ended with.
func exitCode(ctx context.Context, err error) int {
	var signal outcome.Interrupted
	if errors.As(context.Cause(ctx), &signal) {
		return int(signal)
	}
	var (
		usage outcome.UsageError
		some  outcome.SomeFailed
		loss  outcome.Damaged
		left  outcome.ReaderLeft
		fails outcome.OutputsFailed
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
