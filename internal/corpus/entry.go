package corpus

import (
	"path/filepath"
	"strings"
)

// Entry is one recording of a corpus.
type Entry struct {
	Path     string  // as it is opened
	ID       string  // how the manifest calls it
	Relative string  // the folder of the recording below the folder that was searched; "." for that folder
	Options  Options // of this recording alone
	Seconds  float64 // of media, if a list gives it; else 0
	Size     int64   // bytes
	Modified int64   // time of the last change, in nanoseconds since 1970
	Outputs  []string
	searched bool // found in a folder or by a pattern, and not named
}

// Options are the settings of one recording, as text; "" is for those of all recordings.
type Options struct {
	Names  []string // such as "1=patient"
	Ignore string   // numbers of people, such as "2,5"
	People string   // how many people there are, or a table of who is who
	Table  string   // the hash of that table
	Start  string   // a time of the recording
	End    string   // a time of the recording
}

// String is the same for the same options, and "" without any.
func (o Options) String() string {
	var parts []string
	for _, p := range []struct{ key, value string }{
		{"name", strings.Join(o.Names, ";")}, {"ignore", o.Ignore}, {"people", o.People}, {"table", o.Table}, {"start", o.Start}, {"end", o.End},
	} {
		if p.value != "" {
			parts = append(parts, p.key+"="+p.value)
		}
	}
	return strings.Join(parts, " ")
}

// Identify gives every entry its name in the manifest of a folder: a path below that folder
// relative to it, so that a folder that is moved as a whole keeps its manifest, and any other path
// absolute.
func Identify(entries []Entry, folder string) error {
	for i := range entries {
		id, err := NameIn(folder, entries[i].Path)
		if err != nil {
			return err
		}
		entries[i].ID = id
	}
	return nil
}

// NameIn is how the manifest of a folder calls a file.
func NameIn(folder, file string) (string, error) {
	absolute, err := filepath.Abs(file)
	if err != nil {
		return "", err
	}
	if folder, err = filepath.Abs(folder); err != nil {
		return "", err
	}
	if inner, err := filepath.Rel(folder, absolute); err == nil && filepath.IsLocal(inner) {
		return filepath.ToSlash(inner), nil
	}
	return filepath.ToSlash(absolute), nil
}

// FileOf is the path of a file that the manifest of a folder names.
func FileOf(folder, name string) string {
	if filepath.IsAbs(name) {
		return name
	}
	return filepath.Join(folder, filepath.FromSlash(name))
}
