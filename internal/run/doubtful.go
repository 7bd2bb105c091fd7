package run

import (
	"fmt"
	"log/slog"

	"github.com/facecue/facecue/internal/export"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/identity"
)

// doubtful are people who may be somebody who is ignored. Overlays hide their faces too.
type doubtful struct{ list face.People }

// Has tells whether a person may be somebody who is ignored.
func (d *doubtful) Has(id int) bool { return d.list.Has(id) }

// find sets the people who may be somebody who is ignored. Those of whom the user's sheet speaks are
// known.
func (d *doubtful) find(who export.People, j identity.Join) {
	var ignored face.People
	known := map[int]bool{}
	for number := 1; number <= j.People; number++ {
		if who.Ignore.Has(who.Sheet.Whole(number)) {
			ignored = append(ignored, number)
		}
	}
	for _, r := range who.Sheet.Rows() {
		known[r.Number] = true
	}
	for _, number := range j.MayBe(ignored) {
		if !known[number] {
			d.list = append(d.list, number)
		}
	}
}

// say says whose faces are hidden because they may be somebody who is ignored.
func (d *doubtful) say(log *slog.Logger, input string) {
	if len(d.list) > 0 {
		log.Warn(fmt.Sprintf("%s: %s %s may be somebody who is ignored: videos hide the face too, and texts keep the number; a name in the table of --people says that it is another person, joined-to that it is the same", input, plural(len(d.list), "person", "people"), list(d.list)))
	}
}

func plural(count int, one, many string) string {
	if count == 1 {
		return one
	}
	return many
}
