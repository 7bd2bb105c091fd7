package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/facecue/facecue/internal/export"
	"github.com/facecue/facecue/internal/outcome"
	"github.com/facecue/facecue/internal/output"
)

// grace is how long an interrupted run may take to finish its files.
const grace = 4500 * time.Millisecond

// endings are the signals that end a run. A terminal that is closed and a connection
// that is lost send SIGHUP; nohup has it ignored, and so it stays.
func endings() []os.Signal {
	list := []os.Signal{os.Interrupt, syscall.SIGTERM}
	if !signal.Ignored(syscall.SIGHUP) {
		list = append(list, syscall.SIGHUP)
	}
	return list
}

// watch turns the first signal into a cancelled context. A second one, or a run that
// does not end in time, ends the process at once.
func watch(signals <-chan os.Signal, cancel context.CancelCauseFunc, errs io.Writer) {
	code := exitTerminate
	if <-signals == os.Interrupt {
		code = exitInterrupt
	}
	cancel(outcome.Interrupted(code))
	why := "a second signal"
	select {
	case <-signals:
	case <-time.After(grace):
		why = fmt.Sprintf("the outputs could not be finished in %.1f s", grace.Seconds())
	}
	fmt.Fprintln(errs, "facecue: "+outcome.OneLine(abandoned(why, output.Abandon())))
	os.Exit(code)
}

// abandoned says what is left of a run that was ended at once.
func abandoned(why string, kept []string) string {
	return fmt.Sprintf("interrupted by a signal and ended by force: %s; %s", why, export.KeptAs(kept, " as far as written"))
}
