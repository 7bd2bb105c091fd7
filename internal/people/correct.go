package people

import (
	"fmt"
	"slices"
	"time"

	"github.com/facecue/facecue/internal/face"
)

// Corrector gives the faces of a recording the numbers that a sheet says. It takes the
// results in frame order, and remembers who was seen.
type Corrector struct {
	sheet *Sheet
	clock face.Clock
	seen  map[int]bool // numbers before and after the correction
}

// NewCorrector makes one for a recording. A nil sheet changes nothing.
func NewCorrector(sheet *Sheet, clock face.Clock) *Corrector {
	return &Corrector{sheet: sheet, clock: clock, seen: map[int]bool{}}
}

// Apply changes a result. It fails where two faces of one frame would be one person.
func (c *Corrector) Apply(r *face.Result) error {
	if len(r.Faces) == 0 {
		return nil
	}
	now, removed := c.clock.Time(r.PTS), false
	for i := range r.Faces {
		f := &r.Faces[i]
		c.seen[f.ID] = true
		number, person := c.sheet.person(f.ID, now)
		if !person {
			f.ID, removed = 0, true
			continue
		}
		if err := c.alone(r.Faces[:i], f.ID, number, now); err != nil {
			return err
		}
		f.ID = number
		c.seen[number] = true
	}
	if removed {
		r.Faces = slices.DeleteFunc(r.Faces, func(f face.Face) bool { return f.ID == 0 })
		r.DeriveStatus()
	}
	return nil
}

// alone refuses a number that another face of the frame has.
func (c *Corrector) alone(others []face.Face, from, to int, now time.Duration) error {
	if to == 0 || !slices.ContainsFunc(others, func(f face.Face) bool { return f.ID == to }) {
		return nil
	}
	return fmt.Errorf("person %d cannot be joined to person %d: both are in the picture at %s s", from, to, seconds(now))
}

// person is the person to whom the faces of a number belong at a time; ok is false where
// they are of no person. A row for a part of the recording comes first. After it only rows
// for the whole recording count, so that two people can change their numbers at a time.
func (s *Sheet) person(number int, now time.Duration) (person int, ok bool) {
	if s == nil || number == 0 {
		return number, true
	}
	row, found := s.moved(number, func(p Part) bool { return !p.Whole() && p.Has(now) })
	for !found || row.Handling != NotPerson {
		if found {
			number = row.JoinedTo
		}
		if row, found = s.moved(number, Part.Whole); !found {
			return number, true // reached, since circles are refused
		}
	}
	return 0, false
}

// moved is the row that moves or removes the faces of a number, of those for a part.
func (s *Sheet) moved(number int, of func(Part) bool) (Row, bool) {
	for _, r := range s.joined[number] {
		if of(r.Part) {
			return r, true
		}
	}
	return Row{}, false
}

// Missing are the numbers of which the sheet speaks and that no face had.
func (c *Corrector) Missing() face.People {
	return numbered(c.sheet.Rows(), func(r Row) bool { return !c.seen[r.Number] })
}

// Absent are those of some numbers that no face had.
func (c *Corrector) Absent(numbers face.People) (absent face.People) {
	for _, n := range numbers {
		if !c.seen[n] && !absent.Has(n) {
			absent = append(absent, n)
		}
	}
	return absent
}

// Seen are the numbers that faces had, before and after the correction, in order.
func (c *Corrector) Seen() (list face.People) {
	for n := range c.seen {
		if n > 0 {
			list = append(list, n)
		}
	}
	slices.Sort(list)
	return list
}
