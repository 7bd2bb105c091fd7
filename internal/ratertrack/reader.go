package ratertrack

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"
	"time"

	"github.com/facecue/facecue/internal/comparison"
	"github.com/facecue/facecue/internal/people"
	"github.com/facecue/facecue/internal/raters"
)

// File is what one rater says of one session.
type File struct {
	Path  string
	Rater string // "" takes the file's name
}

// Reader reads files of any kind that can be compared.
type Reader struct {
	Raters raters.Reader            // of annotations; labels of frame tables are translated alike
	People map[string]string        // what people of a file are called, in lower case, and who they are
	Only   []string                 // people who are compared; nil for all
	Sheet  *people.Sheet            // who is who in a record; nil for what the record says
	Coded  map[string]Coded         // the time that a rater judged, by name; "" for all others
	Shift  map[string]time.Duration // what is added to all times of a rater, by name
	// Fleeting gives the fleeting candidates of a record by the name of the person; nil where they
	// are not compared.
	Fleeting func(path string) (map[string][]comparison.Span, error)
	Many     bool              // of the sessions that are read; remarks then give no times of one
	Remarks  func(text string) // takes what had to be assumed
}

// Coded is the time that a rater judged, as the rater says.
type Coded = comparison.Range

// Session reads the files of one session. Each has its own rater.
func (r Reader) Session(files []File) (list []comparison.Source, err error) {
	names := ratersOf(files)
	for i, f := range files {
		source, err := r.file(f.Path, names[i])
		if err != nil {
			return nil, named(f.Path, err)
		}
		for j := range source.Tracks {
			if err := source.Tracks[j].Order(); err != nil {
				return nil, fmt.Errorf("%s: %s: %w; read one tier alone by --tier, or correct the file", f.Path, called(source.Tracks[j].Person), err)
			}
		}
		source.Shift(r.Shift[names[i]])
		list = append(list, source)
	}
	return list, r.nameAll(list, files)
}

// called names a person in a message.
func called(person string) string {
	if person == "" {
		return "a person without a name"
	}
	return person
}

// file reads one file as its name tells.
func (r Reader) file(path, rater string) (comparison.Source, error) {
	switch strings.ToLower(filepath.Ext(path)) {
	case ".jsonl", ".parquet":
		return r.record(path, rater)
	case ".csv", ".tsv":
		if source, ok, err := r.frameTable(path, rater); ok || err != nil {
			return source, err
		}
	}
	return r.annotation(path, rater)
}

// ratersOf names the raters by their files: without extensions, or with them or with the folder where
// two files would have one name.
func ratersOf(files []File) (names []string) {
	forms := []func(path string) string{base, filepath.Base, func(path string) string { return path }}
	taken := map[string]int{}
	for _, f := range files {
		name := f.Rater
		for form := 0; name == "" && form < len(forms); form++ {
			if alone(files, f.Path, forms[form]) || form == len(forms)-1 {
				name = forms[form](f.Path)
			}
		}
		if taken[name]++; taken[name] > 1 {
			name = fmt.Sprintf("%s (%d)", name, taken[name])
		}
		names = append(names, name)
	}
	return names
}

// alone tells that no other file has the same name in a form.
func alone(files []File, path string, form func(string) string) bool {
	same := 0
	for _, f := range files {
		if form(f.Path) == form(path) {
			same++
		}
	}
	return same < 2
}

// base is a file's name without its extensions.
func base(path string) string {
	name := filepath.Base(path)
	if short, _, _ := strings.Cut(name, "."); short != "" {
		return short
	}
	return name
}

// tracks gathers spans by person, in order of the people's first appearance.
type tracks struct {
	list   []comparison.Track
	places map[string]int
}

func (t *tracks) of(person string) *comparison.Track {
	if t.places == nil {
		t.places = map[string]int{}
	}
	at, ok := t.places[person]
	if !ok {
		at = len(t.list)
		t.places[person] = at
		t.list = append(t.list, comparison.Track{Person: person})
	}
	return &t.list[at]
}

// named puts the file's name before an error that does not have it.
func named(path string, err error) error {
	var about *fs.PathError
	if errors.As(err, &about) {
		return err
	}
	return fmt.Errorf("%s: %w", path, err)
}
