package people

import (
	"fmt"
	"time"

	"github.com/facecue/facecue/internal/face"
)

// Handling is what outputs do with a person.
type Handling uint8

const (
	Keep      Handling = iota // the person is in every output
	Ignore                    // no cue and no row; blurred in a video
	NotPerson                 // a false detection: its faces are removed, and not blurred
)

// Row is what a sheet says of one number, in the whole recording or in a part of it.
type Row struct {
	Number     int    // as the analysis gave it, or a new one that other rows join; from 1
	Name, Role string // empty: not given
	Handling   Handling
	Part       Part
	JoinedTo   int // the number of the person to whom the faces belong; 0: their own
	Line       int // of the file, from 1; 0 for a row that is not from a file
}

// Part is a stretch of a recording: from From on and before To, in the player's time. The
// zero Part is the whole recording.
type Part struct {
	From, To time.Duration
	HasTo    bool
}

// Whole tells that the part is the whole recording.
func (p Part) Whole() bool { return p.From == 0 && !p.HasTo }

// Has tells whether a time is in the part.
func (p Part) Has(t time.Duration) bool { return t >= p.From && (!p.HasTo || t < p.To) }

// overlaps tells whether two parts share a time.
func (p Part) overlaps(o Part) bool {
	return (!p.HasTo || o.From < p.To) && (!o.HasTo || p.From < o.To)
}

// check refuses a row that contradicts itself.
func (r Row) check() error {
	switch {
	case r.Number < 1:
		return fmt.Errorf("the number %d: numbers of people begin at 1", r.Number)
	case r.JoinedTo == r.Number:
		return fmt.Errorf("person %d is joined to the same number", r.Number)
	case r.Part.HasTo && r.Part.To <= r.Part.From:
		return fmt.Errorf("person %d: the time in to is not after the time in from", r.Number)
	case r.Handling == NotPerson && r.JoinedTo != 0:
		return fmt.Errorf("person %d is joined to person %d and is not a person", r.Number, r.JoinedTo)
	case r.JoinedTo != 0 && (r.Name != "" || r.Role != "" || r.Handling != Keep):
		return fmt.Errorf("person %d is joined to person %d: give name, role and ignore in the row of person %d", r.Number, r.JoinedTo, r.JoinedTo)
	case !r.Part.Whole() && r.JoinedTo == 0 && r.Handling != NotPerson:
		return fmt.Errorf("person %d: a row with from or to needs joined-to, or \"not a person\" in ignore: it gives a part of the recording to another number", r.Number)
	}
	return nil
}

// handlings are the spellings of the column ignore; the first of each is written.
var handlings = map[Handling][]string{
	Keep:      {"", "no", "n", "0", "false"},
	Ignore:    {"yes", "y", "1", "true", "x"},
	NotPerson: {"not a person", "no person"},
}

// numbered is a set of people as face.People, in order.
func numbered(rows []Row, which func(Row) bool) (list face.People) {
	for _, r := range rows {
		if which(r) && !list.Has(r.Number) {
			list = append(list, r.Number)
		}
	}
	return list
}
