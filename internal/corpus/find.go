package corpus

import (
	"cmp"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Search says what belongs to a corpus.
type Search struct {
	Match []string // patterns of names in folders, such as "*.mp4"; none: all extensions of recordings
	Root  string   // the folder that Relative begins at; "": the folder that was named
}

// Find finds the recordings that arguments name: files, folders with all below them, and patterns.
// Files in folders that are hidden or whose outputs are under way are left out, and so are links to
// folders. A recording that is named twice is one entry. Entries come sorted by path.
func Find(args []string, s Search) ([]Entry, error) {
	if err := s.check(); err != nil {
		return nil, err
	}
	var all []Entry
	for _, arg := range args {
		found, err := s.find(arg)
		if err != nil {
			return nil, err
		}
		all = append(all, found...)
	}
	return Unique(all), nil
}

func (s Search) check() error {
	for _, pattern := range s.Match {
		if _, err := filepath.Match(pattern, ""); err != nil {
			return fmt.Errorf("--match %s: %w", pattern, err)
		}
	}
	return nil
}

// Unique leaves out the second entry of a path, and sorts by path.
func Unique(all []Entry) []Entry {
	slices.SortStableFunc(all, func(a, b Entry) int { return cmp.Compare(a.Path, b.Path) })
	return slices.CompactFunc(all, func(a, b Entry) bool { return a.Path == b.Path })
}

func (s Search) find(arg string) ([]Entry, error) {
	info, err := os.Stat(arg)
	switch {
	case err == nil && info.IsDir():
		return s.walk(filepath.Clean(arg), filepath.Clean(arg), nil)
	case err == nil:
		return []Entry{s.entry(arg, "", info)}, nil
	case strings.ContainsAny(arg, "*?["):
		return s.glob(arg)
	}
	return nil, fmt.Errorf("%s: %w", arg, cause(err))
}

// cause is an error without the path that it repeats.
func cause(err error) error {
	if path, ok := err.(*fs.PathError); ok {
		return path.Err
	}
	return err
}

// walk adds the recordings of a folder and all folders in it.
func (s Search) walk(root, folder string, all []Entry) ([]Entry, error) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", folder, cause(err))
	}
	for _, e := range entries {
		path := filepath.Join(folder, e.Name())
		switch {
		case strings.HasPrefix(e.Name(), "."):
		case e.IsDir():
			if all, err = s.walk(root, path, all); err != nil {
				return nil, err
			}
		case s.matches(root, path):
			all = s.add(all, root, path)
		}
	}
	return all, nil
}

// add adds a file that is there and regular, or a link to one.
func (s Search) add(all []Entry, root, path string) []Entry {
	info, err := os.Stat(path)
	if err != nil || !info.Mode().IsRegular() {
		return all
	}
	e := s.entry(path, root, info)
	e.searched = true
	return append(all, e)
}

// matches tells whether a file in a folder is a recording by its name. A pattern with a slash is
// compared with the path below the folder.
func (s Search) matches(root, path string) bool {
	name := filepath.Base(path)
	if strings.HasSuffix(name, ".partial") || strings.HasSuffix(name, ".part") || strings.HasSuffix(name, ".crdownload") {
		return false
	}
	if len(s.Match) == 0 {
		return slices.Contains(extensions, strings.ToLower(filepath.Ext(name)))
	}
	inner, _ := filepath.Rel(root, path)
	return slices.ContainsFunc(s.Match, func(pattern string) bool {
		subject := name
		if strings.Contains(pattern, "/") {
			subject = filepath.ToSlash(inner)
		}
		ok, _ := filepath.Match(pattern, subject)
		return ok
	})
}

// extensions are those of recordings in a folder that is searched without a pattern.
var extensions = strings.Fields(".3gp .asf .avi .divx .dv .flv .gif .m2ts .m4v .mkv .mov .mp4 .mpeg .mpg .mts .mxf .nut .ogv .ts .vob .webm .wmv .y4m")

// glob finds what a pattern names. Folders among it are searched.
func (s Search) glob(pattern string) (all []Entry, err error) {
	names, err := filepath.Glob(pattern)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", pattern, err)
	}
	root := fixedFolder(pattern)
	for _, name := range names {
		if hidden(root, name) {
			continue
		}
		if info, err := os.Stat(name); err == nil && info.IsDir() {
			if all, err = s.walk(root, name, all); err != nil {
				return nil, err
			}
			continue
		}
		if !strings.HasSuffix(name, ".partial") {
			all = s.add(all, root, name)
		}
	}
	if len(all) == 0 {
		return nil, fmt.Errorf("%s: no recording has such a name", pattern)
	}
	return all, nil
}

// hidden tells that a file or a folder above it, below the root, has a name that begins with a point.
func hidden(root, name string) bool {
	inner, err := filepath.Rel(root, name)
	return err == nil && inner != "." && strings.Contains("/"+filepath.ToSlash(inner), "/.")
}

// fixedFolder is the folder before the first sign of a pattern.
func fixedFolder(pattern string) string {
	at := strings.IndexAny(pattern, "*?[")
	return filepath.Dir(pattern[:at] + "x")
}
