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

	"github.com/facecue/facecue/internal/export"
	"github.com/facecue/facecue/internal/outcome"
	"golang.org/x/term"
)

// standardOutput is that of the process.
func standardOutput() io.Writer {
	if C.fc_output_closed() != 0 {
		return export.ClosedOutput{}
	}
	return os.Stdout
}

// verdict adds to how a command ended what happened to its standard output.
func verdict(stdout *export.ErrorKeeper, err error) error {
	failed := stdout.Err()
	switch {
	case errors.Is(failed, export.ErrClosed) && err == nil:
		return failed
	case failed != nil && err == nil && !export.ReaderGone(failed):
		return fmt.Errorf("writing standard output: %w", failed)
	case failed != nil && (err == nil || export.ReaderGone(err)):
		return outcome.ReaderLeft{}
	}
	return err
}

// onTerminal tells that standard output is shown to a person.
func onTerminal(stdout io.Writer) bool {
	f, ok := export.Underneath(stdout).(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}
