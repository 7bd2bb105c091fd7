package export

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/facecue/facecue/internal/outcome"
	"github.com/facecue/facecue/internal/wording"
)

// longestName is what file systems allow a name, in bytes.
const longestName = 255

// personFile is where a person's part of an output goes: "out.1.vtt" beside
// "out.vtt", or "out.patient.vtt" for one with a name.
func (t Target) personFile(who string) string {
	stem, ext := t.stem()
	return stem + "." + strings.ReplaceAll(who, " ", "_") + ext
}

// stem divides the name before the format's extension, or before the last dot.
func (t Target) stem() (stem, ext string) {
	at := len(t.Path) - len(t.Format.Ext)
	if at <= 0 || !strings.EqualFold(t.Path[at:], t.Format.Ext) {
		at = len(t.Path) - len(filepath.Ext(t.Path))
	}
	return t.Path[:at], t.Path[at:]
}

// nameInFile is what a person is called in the name of a file.
func nameInFile(names wording.Names, id int) string {
	if name, ok := names[id]; ok {
		return name
	}
	return strconv.Itoa(id)
}

// checkNames refuses names that would share a file.
func checkNames(names wording.Names) error {
	seen := map[string]int{}
	for id, name := range names {
		key := strings.ToLower(strings.ReplaceAll(name, " ", "_"))
		if _, err := strconv.Atoi(name); err == nil {
			return outcome.Usagef("--per-person: person %d is called %s, which is how the file of person %s is called; give another --name", id, name, name)
		}
		if other, taken := seen[key]; taken {
			return outcome.Usagef("--per-person: persons %d and %d are both called %s; give each a --name of its own", min(id, other), max(id, other), name)
		}
		seen[key] = id
	}
	return nil
}

// personFiles are the files of persons that are there already beside an output.
// Who will come is not known before the work, so whatever could be one is.
func (t Target) personFiles(names wording.Names) (found []string) {
	entries, err := os.ReadDir(filepath.Dir(t.Path))
	if err != nil {
		return nil // the check of the output itself says so
	}
	for _, e := range entries {
		if t.isPersonFile(e.Name(), names) {
			found = append(found, filepath.Join(filepath.Dir(t.Path), e.Name()))
		}
	}
	return found
}

// isPersonFile tells the name of a file in the output's folder that is a person's
// part of it: "out.1.vtt" for "out.vtt".
func (t Target) isPersonFile(name string, names wording.Names) bool {
	for id := range names {
		if filepath.Base(t.personFile(nameInFile(names, id))) == name {
			return true
		}
	}
	stem, ext := t.stem()
	number, ok := strings.CutPrefix(name, filepath.Base(stem)+".")
	if ok {
		number, ok = strings.CutSuffix(number, ext)
	}
	n, err := strconv.Atoi(number)
	return ok && err == nil && n > 0
}

// allowPeople checks the files of persons that --per-person may replace.
func allowPeople(targets []Target, names wording.Names, allow func(string) error) error {
	for _, t := range targets {
		if t.Video() {
			continue
		}
		for _, file := range t.personFiles(names) {
			if err := allow(file); err != nil {
				return err
			}
		}
	}
	return nil
}

// checkPeople checks what --per-person would write for any of the targets.
func checkPeople(targets []Target, names wording.Names) error {
	for _, t := range targets {
		if t.Video() {
			continue
		}
		if t.Path == Pipe {
			return outcome.Usagef("--per-person: a pipe holds one output; name a file")
		}
		if err := t.checkPeople(targets, names); err != nil {
			return err
		}
	}
	return nil
}

// checkPeople refuses names of files that are too long, or another output's.
func (t Target) checkPeople(targets []Target, names wording.Names) error {
	for id := range names {
		if file := filepath.Base(t.personFile(nameInFile(names, id))); len(file) > longestName {
			return outcome.Usagef("--per-person: %s is too long for a file's name", file)
		}
	}
	for _, other := range targets {
		if other.Path != t.Path && filepath.Dir(other.Path) == filepath.Dir(t.Path) && t.isPersonFile(filepath.Base(other.Path), names) {
			return outcome.Usagef("--per-person: %s would be a person's part of %s; name it otherwise", other.Path, t.Path)
		}
	}
	return nil
}
