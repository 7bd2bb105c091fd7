// Command facecue names the facial expression of every face in a recording and
// writes it as subtitles, an annotated video and tables.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"

	"github.com/facecue/facecue/internal/processors"
)

func main() {
	processors.AllowGoroutines(2)
	ctx, cancel := context.WithCancelCause(context.Background())
	signals := make(chan os.Signal, 2)
	signal.Notify(signals, endings()...)
	// A broken pipe, and a file that a limit forbids to grow, reach the writer as
	// errors instead of ending the process with files half done.
	signal.Ignore(syscall.SIGPIPE, syscall.SIGXFSZ)
	go watch(signals, cancel, os.Stderr)
	os.Exit(execute(ctx, os.Args, os.Stdin, standardOutput(), os.Stderr))
}
