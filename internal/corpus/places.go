package corpus

import (
	"fmt"
	"os"
	"path/filepath"
)

// CheckPlaces refuses outputs of which two would be one file, and outputs that would take the place
// of a recording. It follows links of folders. Folders need not be there.
func CheckPlaces(entries []Entry) error {
	folders := map[string]string{}
	recordings, outputs := map[string]string{}, map[string]string{}
	for _, e := range entries {
		recordings[place(e.Path, folders)] = e.Path
	}
	for _, e := range entries {
		for _, out := range e.Outputs {
			at := place(out, folders)
			if input, ok := recordings[at]; ok {
				return fmt.Errorf("%s: is the recording %s itself; choose another output name", out, input)
			}
			if other, ok := outputs[at]; ok {
				return twice(out, other, e.Path)
			}
			outputs[at] = e.Path
		}
	}
	return nil
}

func twice(out, first, second string) error {
	if first == second {
		return fmt.Errorf("%s: two outputs of %s would be written to it", out, first)
	}
	return fmt.Errorf("%s: two outputs would be written to it, one of %s and one of %s", out, first, second)
}

// place is the one path of a file. Of each folder the links are followed once.
func place(path string, folders map[string]string) string {
	folder := filepath.Dir(path)
	if resolved, ok := folders[folder]; ok {
		return filepath.Join(resolved, filepath.Base(path))
	}
	absolute, err := filepath.Abs(folder)
	if err != nil {
		return path
	}
	folders[folder] = realFolder(absolute, folders)
	return filepath.Join(folders[folder], filepath.Base(path))
}

// realFolder follows the links of a folder, whose path is absolute, or of those of its parents that
// are there.
func realFolder(folder string, folders map[string]string) string {
	if resolved, ok := folders[folder]; ok {
		return resolved
	}
	followed, err := filepath.EvalSymlinks(folder)
	if parent := filepath.Dir(folder); err != nil && parent != folder {
		followed = filepath.Join(realFolder(parent, folders), filepath.Base(folder))
	} else if err != nil {
		followed = folder
	}
	folders[folder] = followed
	return followed
}

// WithoutOutputs leaves out files that were found in folders and that the manifest knows as outputs.
func WithoutOutputs(entries []Entry, m *Manifest) (left []Entry) {
	for _, e := range entries {
		if !e.searched || !m.Own[e.ID] {
			left = append(left, e)
		}
	}
	return left
}

// Foreign are the outputs that are there and that the manifest does not know.
func Foreign(tasks []Task, m *Manifest) (list []string) {
	for _, t := range tasks {
		if !t.Do {
			continue
		}
		for _, out := range t.Outputs {
			name, err := NameIn(m.Folder(), out)
			if err == nil && m.Own[name] {
				continue
			}
			if info, err := os.Stat(out); err == nil && info.Mode().IsRegular() {
				list = append(list, out)
			}
		}
	}
	return list
}
