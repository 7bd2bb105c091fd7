package export

import (
	"log/slog"
	"path/filepath"
	"slices"

	"github.com/facecue/facecue/internal/format"
)

// remarks are what the writers of one recording say, each remark once.
type remarks struct {
	log   *slog.Logger // nil where no writer has remarks
	about string       // the recording; empty where it is not known
	said  []string
}

func (r *remarks) say(list []string) {
	for _, text := range list {
		if r.log == nil || slices.Contains(r.said, text) {
			continue
		}
		r.said = append(r.said, text)
		if r.about != "" {
			text = filepath.Base(r.about) + ": " + text
		}
		r.log.Warn(text)
	}
}

// remarking says a writer's remarks when it is closed.
type remarking struct {
	format.Writer
	remarks *remarks
}

func (r remarking) Close() error {
	err := r.Writer.Close()
	if w, ok := r.Writer.(format.Remarker); ok && err == nil {
		r.remarks.say(w.Remarks())
	}
	return err
}
