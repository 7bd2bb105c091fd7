package models

import (
	"fmt"
	"os"
	"path/filepath"
)

// FolderEnv is the environment variable that names the folder of the
// user's networks.
const FolderEnv = "FACECUE_MODELS"

// UserFolder is the folder of the user's networks, downloaded or added: $FACECUE_MODELS, else
// facecue/models in the user's configuration folder. It may not exist yet.
func UserFolder() (string, error) {
	if folder := os.Getenv(FolderEnv); folder != "" {
		return folder, nil
	}
	config, err := os.UserConfigDir()
	if err != nil {
		return "", fmt.Errorf("finding the folder of models, which %s may name: %w", FolderEnv, err)
	}
	return filepath.Join(config, "facecue", "models"), nil
}
