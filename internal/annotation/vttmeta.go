package annotation

import (
	"encoding/json"
	"fmt"
	"strings"
)

// about is one person in a cue that facecue writes for scripts of a page.
type about struct {
	Person int    `json:"person"`
	Kind   string `json:"kind"`
	Label  string `json:"label"`
}

// metadata reads a cue of facecue's profile=metadata; ok is false for any other text.
func metadata(text string) (people []about, ok bool) {
	if !strings.HasPrefix(text, `[{"person":`) {
		return nil, false
	}
	return people, json.Unmarshal([]byte(text), &people) == nil
}

func (c cue) addMetadata(people []about, to *list) error {
	for _, p := range people {
		v := Interval{
			Person: fmt.Sprint("P", p.Person), Reading: p.Kind, Label: p.Label,
			Start: c.from, End: c.to, Line: c.line, cue: true,
		}
		if err := to.add(v); err != nil {
			return err
		}
	}
	return nil
}
