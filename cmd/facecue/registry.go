package main

import (
	"log/slog"
	"os"

	"github.com/facecue/facecue/models"
)

// openRegistry knows the built-in networks and those the user pulled or added.
func openRegistry() (*models.Registry, error) {
	folder, err := models.UserFolder()
	if err != nil {
		return models.NewRegistry() // no home: nothing was pulled either
	}
	if _, err := os.Stat(folder); err != nil {
		return models.NewRegistry()
	}
	return models.NewRegistry(folder)
}

// warnSkipped says which of the user's cards are left out.
func warnSkipped(log *slog.Logger, registry *models.Registry) {
	for _, err := range registry.Skipped() {
		log.Warn(err.Error() + "; left out")
	}
}
