package models

import (
	"fmt"
	"os"
	"path/filepath"
)

// FolderEnv is the environment variable that names the folder of pulled
// networks.
const FolderEnv = "FACECUE_MODELS"

// UserFolder is where pulled networks are kept: $FACECUE_MODELS, else
// facecue/models in the user's folder of settings. It need not be there yet.
func UserFolder() (string, error) {
	if folder := os.Getenv(FolderEnv); folder != "" {
		return folder, nil
	}
	settings, err := os.UserConfigDir()
	if err != nil {
		return "", fmt.Errorf("finding the folder of models, which %s may name: %w", FolderEnv, err)
	}
	return filepath.Join(settings, "facecue", "models"), nil
}
