package output

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestTorn(t *testing.T) {
	dir := t.TempDir()
	path := func(name string) string { return filepath.Join(dir, name) }
	write(t, path("new"), "", 0o644|mark)
	write(t, path("old"), "", 0o644)
	write(t, path("old.partial"), "", 0o644|mark)
	write(t, path("user"), "", 0o644)
	write(t, path("user.partial"), "", 0o644)
	write(t, path(".partial"), "", 0o644|mark) // not of any target
	for _, err := range []error{os.Mkdir(path("folder"), 0o755), os.Chmod(path("folder"), 0o755|fs.ModeSticky), os.Symlink(path("nothing"), path("gone"))} {
		if err != nil {
			t.Fatal(err)
		}
	}
	long := strings.Repeat("x", 255)
	write(t, shortName(path(long), 1), "", 0o644|mark)
	t.Chdir(dir)
	cases := []struct{ targets, placed, waiting []string }{
		{[]string{"new", "old"}, []string{"new"}, []string{"old.partial"}},
		{[]string{"new"}, []string{"new"}, nil},
		{[]string{"old", "user", "none"}, nil, nil}, // a run that was ended before: nothing is mixed
		{[]string{"new", "user"}, []string{"new"}, nil},
		{[]string{"new", long}, []string{"new"}, []string{shortName(long, 1)}},
		{[]string{"new", "folder"}, []string{"new"}, nil}, // the mark of a folder has another meaning
		{[]string{"new", "gone"}, []string{"new"}, nil},
	}
	for _, c := range cases {
		full := func(names []string) (list []string) {
			for _, n := range names {
				list = append(list, path(n))
			}
			return list
		}
		placed, waiting := Torn(full(c.targets)...)
		if !slices.Equal(placed, full(c.placed)) || !slices.Equal(waiting, full(c.waiting)) {
			t.Errorf("%q: %q, %q", c.targets, placed, waiting)
		}
	}
}
