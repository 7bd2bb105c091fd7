package ratertrack

import (
	"fmt"
	"slices"
	"strings"

	"github.com/facecue/facecue/internal/comparison"
)

// nameAll says who the people of the files are: those of --person are what it says, others keep
// their names. One who is not named is the only person that other files name.
func (r Reader) nameAll(list []comparison.Source, files []File) error {
	var named []string
	for i := range list {
		for j := range list[i].Tracks {
			t := &list[i].Tracks[j]
			if who, ok := r.People[strings.ToLower(t.Person)]; ok {
				t.Person = who
			}
			if t.Person != "" && !slices.ContainsFunc(named, func(n string) bool { return strings.EqualFold(n, t.Person) }) {
				named = append(named, t.Person)
			}
		}
	}
	for _, who := range r.Only {
		if !slices.ContainsFunc(named, func(n string) bool { return strings.EqualFold(n, who) }) {
			return fmt.Errorf("--person %s: nobody is called so; the files speak of %s", strings.TrimPrefix(who, "P"), strings.Join(named, ", "))
		}
	}
	if len(r.Only) > 0 {
		named = r.leaveOut(list, named)
	}
	for i := range list {
		if err := r.name(&list[i], named, files[i].Path); err != nil {
			return err
		}
	}
	return nil
}

// leaveOut removes the people who are not among those that are compared, and gives the names
// that are left.
func (r Reader) leaveOut(list []comparison.Source, named []string) []string {
	other := func(person string) bool {
		return person != "" && !slices.ContainsFunc(r.Only, func(n string) bool { return strings.EqualFold(n, person) })
	}
	for i := range list {
		list[i].Tracks = slices.DeleteFunc(list[i].Tracks, func(t comparison.Track) bool { return other(t.Person) })
	}
	return slices.DeleteFunc(named, other)
}

// name gives the people of a source the names that all sources share.
func (r Reader) name(s *comparison.Source, named []string, path string) error {
	twice := map[string]bool{}
	for j := range s.Tracks {
		t := &s.Tracks[j]
		switch {
		case t.Person != "":
			t.Person = named[slices.IndexFunc(named, func(n string) bool { return strings.EqualFold(n, t.Person) })]
		case len(named) == 0:
			t.Person = "P1"
		case len(named) == 1:
			t.Person = named[0]
			r.Remarks(fmt.Sprintf("%s: names nobody, and is taken to speak of %s", path, named[0]))
		default:
			return fmt.Errorf("%s: names nobody, and the other files speak of %s; say who is meant by --person =%s", path, strings.Join(named, ", "), strings.TrimPrefix(named[0], "P"))
		}
		if twice[t.Person] {
			return fmt.Errorf("%s: two people of the file are %s", path, t.Person)
		}
		twice[t.Person] = true
	}
	return nil
}
