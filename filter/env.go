package filter

import (
	"log/slog"

	"github.com/facecue/facecue/models"
)

// Env holds what filters need besides their options. All instances of all filters
// share it, so everything in it may be used from several goroutines.
type Env struct {
	Models *models.Registry // where "model=NAME" is looked up
	Logger *slog.Logger     // never nil
	Whole  bool             // results wait until the recording ends, see track.Settings.Whole
}
