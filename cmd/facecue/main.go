// Command facecue names the facial expression of every face in a recording and
// writes it as subtitles, an annotated video and tables.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
	"time"
)

// grace is how long an interrupted run may take to finish its files.
const grace = 4500 * time.Millisecond

func main() {
	ctx, cancel := context.WithCancelCause(context.Background())
	signals := make(chan os.Signal, 2)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	// A broken pipe reaches the writer as an error instead of ending the
	// process with files half done.
	signal.Ignore(syscall.SIGPIPE)
	go watch(signals, cancel)
	os.Exit(run(ctx, os.Args, os.Stdin, os.Stdout, os.Stderr))
}

// watch turns the first signal into a cancelled context. A second one, or a
// run that does not end in time, ends the process at once.
func watch(signals <-chan os.Signal, cancel context.CancelCauseFunc) {
	s := <-signals
	code := exitInterrupt
	if s == syscall.SIGTERM {
		code = exitTerminate
	}
	cancel(interrupted(code))
	select {
	case <-signals:
	case <-time.After(grace):
	}
	os.Exit(code)
}
