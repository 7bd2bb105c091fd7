package run

import (
	"fmt"
	"log/slog"
	"slices"
	"sync"

	"github.com/facecue/facecue/internal/export"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/identity"
	"github.com/facecue/facecue/internal/people"
)

// doubtful are people who may be somebody who is ignored. Overlays hide their faces too. Several
// goroutines may use it.
type doubtful struct {
	mutex sync.Mutex
	list  face.People
}

// Has tells whether a person may be somebody who is ignored.
func (d *doubtful) Has(id int) bool {
	d.mutex.Lock()
	defer d.mutex.Unlock()
	return d.list.Has(id)
}

// set says whether a person may be somebody who is ignored.
func (d *doubtful) set(id int, maybe bool) {
	d.mutex.Lock()
	defer d.mutex.Unlock()
	at, found := slices.BinarySearch(d.list, id)
	switch {
	case maybe && !found:
		d.list = slices.Insert(d.list, at, id)
	case !maybe && found:
		d.list = slices.Delete(d.list, at, at+1)
	}
}

// find sets the people who may be somebody who is ignored. Those of whom the user's sheet speaks are
// known.
func (d *doubtful) find(who export.People, j identity.Join) {
	for _, number := range j.MayBe(ignoredAmong(who, j.People)) {
		d.set(number, !spokenOf(who, number))
	}
}

// follow does the same for the faces of a frame while numbers are given as frames come.
func (d *doubtful) follow(who export.People, live *identity.Live, faces []face.Face) {
	ignored := ignoredAmong(who, live.People())
	for i := range faces {
		id := faces[i].ID
		d.set(id, live.MayBe(id, ignored) && !spokenOf(who, id))
	}
}

// ignoredAmong are the numbers from 1 to people of those who are ignored.
func ignoredAmong(who export.People, people int) (ignored face.People) {
	for number := 1; number <= people; number++ {
		if who.Ignore.Has(who.Sheet.Whole(number)) {
			ignored = append(ignored, number)
		}
	}
	return ignored
}

// spokenOf tells that the user's sheet says who has a number.
func spokenOf(who export.People, number int) bool {
	return slices.ContainsFunc(who.Sheet.Rows(), func(r people.Row) bool { return r.Number == number })
}

// say says whose faces are hidden because they may be somebody who is ignored.
func (d *doubtful) say(log *slog.Logger, input string) {
	d.mutex.Lock()
	defer d.mutex.Unlock()
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
