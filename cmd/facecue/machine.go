package main

import (
	"log/slog"
	"strings"

	"github.com/facecue/facecue/internal/selfcheck"
	"github.com/facecue/facecue/models"
)

// checkMachine warns once where the built-in networks give other numbers on this machine
// than were measured. What it gives is to be called when the run has ended: until then
// the networks that it may have loaded are there for the run.
func checkMachine(log *slog.Logger, library models.Library, registry *models.Registry) (release func() error) {
	off, loaded, err := selfcheck.Cached(library, registry)
	switch {
	case err != nil:
		log.Warn("cannot check what this machine computes: " + err.Error())
	case len(off) > 0:
		log.Warn("this machine does not compute what was measured: " + strings.Join(off, "; ") + `; "facecue doctor" says more`)
	}
	return loaded.Close
}
