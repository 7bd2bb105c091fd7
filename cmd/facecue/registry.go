package main

import (
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
