package face

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// People are some of the people of a recording, by number.
type People []int

// Has tells whether a person is among them.
func (p People) Has(id int) bool { return slices.Contains(p, id) }

// ParsePeople reads numbers such as "2,5".
func ParsePeople(text string) (p People, err error) {
	if text == "" {
		return nil, nil
	}
	for _, part := range strings.Split(text, ",") {
		id, err := strconv.Atoi(strings.TrimSpace(part))
		if err != nil || id < 1 {
			return nil, fmt.Errorf("%q is no person's number", part)
		}
		p = append(p, id)
	}
	return p, nil
}

// Without is a result without some people, as if they had not been there.
func (r *Result) Without(p People) *Result {
	left := r.Clone()
	left.Faces = slices.DeleteFunc(left.Faces, func(f Face) bool { return p.Has(f.ID) })
	if left.Status != NotAnalysed {
		left.Settle()
	}
	return left
}
