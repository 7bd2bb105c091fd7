package run

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"os"
	"strings"

	"github.com/facecue/facecue/internal/outcome"
	"github.com/facecue/facecue/internal/selfcheck"
	"github.com/facecue/facecue/models"
)

// Env is what all runs of a process share.
type Env struct {
	Version string // of facecue, for the provenance of outputs
	Library string // the ONNX Runtime library; "" looks for one
	In      io.Reader
	Out     io.Writer
	Err     io.Writer // for the progress line
	Log     *slog.Logger
	Report  func(error) // tells the error of one input of several
}

// note says something that is no warning in one line, unless messages are off.
func (e Env) note(text string) {
	if e.Log.Enabled(context.Background(), slog.LevelWarn) {
		fmt.Fprintln(e.Err, "facecue: "+outcome.OneLine(text))
	}
}

// Networks starts ONNX Runtime and opens the registry of networks.
func (e Env) Networks() (models.Library, *models.Registry, error) {
	library, err := models.Start(e.Library)
	if err != nil {
		return library, nil, err
	}
	registry, err := OpenRegistry()
	return library, registry, err
}

// OpenRegistry knows the built-in networks and those the user pulled or added.
func OpenRegistry() (*models.Registry, error) {
	folder, err := models.UserFolder()
	if err != nil {
		return models.NewRegistry() // without a home folder nothing was pulled
	}
	if _, err := os.Stat(folder); err != nil {
		return models.NewRegistry()
	}
	return models.NewRegistry(folder)
}

// checkMachine warns once where the built-in networks give other numbers on this machine
// than were measured. The function that it returns is called when the run has ended: until
// then the networks that the check may have loaded serve the run.
func (e Env) checkMachine(library models.Library, registry *models.Registry) (release func() error) {
	off, loaded, err := selfcheck.Cached(library, registry)
	switch {
	case err != nil:
		e.Log.Warn("cannot check what this machine computes: " + err.Error())
	case len(off) > 0:
		e.Log.Warn("this machine does not compute what was measured: " + strings.Join(off, "; ") + `; "facecue doctor" says more`)
	}
	return loaded.Close
}
