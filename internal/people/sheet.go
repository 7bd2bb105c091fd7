package people

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/wording"
)

// Sheet is what a user says of the people of a recording. The nil Sheet says nothing.
type Sheet struct {
	rows   []Row
	joined map[int][]Row // the rows that give faces to another number, or remove them, by number
}

// New makes a sheet. Two numbers of one name are one person: the higher one is joined to
// the lower one. It refuses rows that contradict each other.
func New(rows []Row) (*Sheet, error) {
	s := &Sheet{rows: slices.Clone(rows), joined: map[int][]Row{}}
	for _, r := range s.rows {
		if err := r.check(); err != nil {
			return nil, at(r.Line, err)
		}
	}
	if err := s.joinNames(); err != nil {
		return nil, err
	}
	for _, r := range s.rows {
		if r.JoinedTo == 0 && r.Handling != NotPerson {
			continue
		}
		if err := s.move(r); err != nil {
			return nil, at(r.Line, err)
		}
	}
	return s, s.checkCircles()
}

// joinNames joins the numbers of one name, and refuses two rows for one whole person.
func (s *Sheet) joinNames() error {
	byName, whole := map[string]int{}, map[int]bool{}
	slices.SortStableFunc(s.rows, func(a, b Row) int { return cmp.Compare(a.Number, b.Number) })
	for i := range s.rows {
		r := &s.rows[i]
		if !r.Part.Whole() {
			continue
		}
		if whole[r.Number] {
			return at(r.Line, fmt.Errorf("person %d has two rows without from and to", r.Number))
		}
		whole[r.Number] = true
		if r.Name == "" {
			continue
		}
		first, taken := byName[r.Name]
		if !taken {
			byName[r.Name] = r.Number
			continue
		}
		if r.Handling == NotPerson {
			continue
		}
		if r.Handling == Ignore {
			s.ignore(first)
		}
		*r = Row{Number: r.Number, JoinedTo: first, Line: r.Line}
	}
	return nil
}

// ignore sets the handling of a whole person.
func (s *Sheet) ignore(number int) {
	for i := range s.rows {
		if r := &s.rows[i]; r.Number == number && r.Part.Whole() && r.Handling == Keep {
			r.Handling = Ignore
		}
	}
}

// move keeps a row that moves or removes faces. Parts of one number must not overlap; the
// whole recording counts where no part does.
func (s *Sheet) move(r Row) error {
	for _, o := range s.joined[r.Number] {
		if o.Part.Whole() == r.Part.Whole() && o.Part.overlaps(r.Part) {
			return fmt.Errorf("two rows of person %d share a time", r.Number)
		}
	}
	s.joined[r.Number] = append(s.joined[r.Number], r)
	return nil
}

// checkCircles refuses people who are joined to each other for the whole recording.
func (s *Sheet) checkCircles() error {
	for _, r := range s.rows {
		next := r
		for range len(s.rows) + 1 {
			joined, found := s.moved(next.Number, Part.Whole)
			if !found || joined.JoinedTo == 0 {
				next.Number = 0
				break
			}
			next.Number = joined.JoinedTo
		}
		if next.Number != 0 {
			return at(r.Line, fmt.Errorf("person %d is joined to a person who is joined back", r.Number))
		}
	}
	return nil
}

// Rows are the rows in order of number.
func (s *Sheet) Rows() []Row {
	if s == nil {
		return nil
	}
	return slices.Clone(s.rows)
}

// Names are the names that the sheet gives.
func (s *Sheet) Names() wording.Names {
	names := wording.Names{}
	for _, r := range s.Rows() {
		if r.Name != "" && r.JoinedTo == 0 {
			names[r.Number] = r.Name
		}
	}
	return names
}

// Roles are the roles that the sheet gives, by number.
func (s *Sheet) Roles() map[int]string {
	roles := map[int]string{}
	for _, r := range s.Rows() {
		if r.Role != "" {
			roles[r.Number] = r.Role
		}
	}
	return roles
}

// Ignored are the people who are left out of outputs.
func (s *Sheet) Ignored() face.People {
	return numbered(s.Rows(), func(r Row) bool { return r.Handling == Ignore })
}

// Numbered is the number of the person of a name.
func (s *Sheet) Numbered(name string) (number int, ok bool) {
	for number, n := range s.Names() {
		if n == name {
			return number, true
		}
	}
	return 0, false
}

// at names the line of an error.
func at(line int, err error) error {
	if line == 0 {
		return err
	}
	return fmt.Errorf("line %d: %w", line, err)
}

// WithNames is the sheet with other names for some numbers.
func (s *Sheet) WithNames(names wording.Names) (*Sheet, error) {
	rows := s.Rows()
	for i := range rows {
		r := &rows[i]
		if name, ok := names[r.Number]; ok && r.Part.Whole() {
			if r.JoinedTo != 0 || r.Handling == NotPerson {
				return nil, at(r.Line, fmt.Errorf("person %d is called %s, and the sheet gives the number to another or to no person", r.Number, name))
			}
			r.Name = name
		}
	}
	for number, name := range names {
		if !slices.ContainsFunc(rows, func(r Row) bool { return r.Number == number && r.Part.Whole() }) {
			rows = append(rows, Row{Number: number, Name: name})
		}
	}
	return New(rows)
}

// Whole is the person to whom a number belongs in the whole recording.
func (s *Sheet) Whole(number int) int {
	for s != nil {
		row, found := s.moved(number, Part.Whole)
		if !found || row.JoinedTo == 0 {
			break
		}
		number = row.JoinedTo
	}
	return number
}
