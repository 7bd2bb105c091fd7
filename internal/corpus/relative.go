package corpus

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// entry describes a file below the folder that was searched, or a file that was named ("").
func (s Search) entry(path, root string, info fs.FileInfo) Entry {
	path = filepath.Clean(path)
	return Entry{Path: path, Relative: s.relative(path, root), Size: info.Size(), Modified: info.ModTime().UnixNano()}
}

// relative is the folder of a file below Root, or below the folder that was searched. A file that
// was named keeps its path below the working folder; elsewhere it keeps its whole path, so that it
// does not depend on which other files are named.
func (s Search) relative(path, root string) string {
	if s.Root != "" {
		root = s.Root
	}
	folder := filepath.Dir(path)
	if root == "" && filepath.IsLocal(folder) {
		return folder
	}
	if root == "" {
		root = "."
	}
	if inner, ok := below(root, folder); ok {
		return inner
	}
	absolute, err := filepath.Abs(folder)
	if err != nil {
		return "."
	}
	return "." + strings.TrimPrefix(absolute, filepath.VolumeName(absolute))
}

func below(root, folder string) (string, bool) {
	root, errRoot := filepath.Abs(root)
	folder, errFolder := filepath.Abs(folder)
	if errRoot != nil || errFolder != nil {
		return "", false
	}
	inner, err := filepath.Rel(root, folder)
	return inner, err == nil && filepath.IsLocal(inner)
}

// Add adds a file of a list to a corpus.
func (s Search) Add(all []Entry, row Row) ([]Entry, error) {
	info, err := os.Stat(row.Path)
	if err != nil {
		return nil, err
	}
	e := s.entry(row.Path, "", info)
	e.Options, e.Seconds = row.Options, row.Seconds
	if row.Relative != "" {
		e.Relative = filepath.Clean(row.Relative)
	}
	return append(all, e), nil
}
