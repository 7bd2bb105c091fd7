package filter

import (
	"log/slog"

	"github.com/facecue/facecue/models"
)

// Env is what the options of a filter cannot name. It is shared by all
// instances of all filters, so everything in it may be used from several
// goroutines.
type Env struct {
	Models *models.Registry // where "model=NAME" is looked up
	Logger *slog.Logger     // never nil
}
