package output

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
)

func itoa(n uintptr) string { return strconv.Itoa(int(n)) }

func TestSecondWriterIsRefused(t *testing.T) {
	target := filepath.Join(t.TempDir(), "a.vtt")
	f := start(t, target, "first")
	if _, err := Create(target, nil); !errors.Is(err, ErrBusy) || !strings.Contains(err.Error(), target) {
		t.Fatalf("second writer: %v", err)
	}
	if got := read(t, target+Suffix); got != "first" {
		t.Errorf("the second writer emptied the first's file: %q", got)
	}
	if err := f.Commit(); err != nil {
		t.Fatal(err)
	}
	start(t, target, "second")
}

// TestSecondWriterWhileTheFirstRenames: at no time has the target's temporary file no
// lock and a name.
func TestSecondWriterWhileTheFirstRenames(t *testing.T) {
	target := filepath.Join(t.TempDir(), "a.vtt")
	f := start(t, target, "first")
	calls := record(t)
	for _, call := range []string{"chmod", "sync"} {
		name := call + " a.vtt.partial"
		if call == "chmod" {
			name += " " + modeOf(t, target+Suffix).Perm().String()
		}
		calls.then[name] = func() {
			if _, err := Create(target, nil); !errors.Is(err, ErrBusy) {
				t.Errorf("during %s: %v", call, err)
			}
		}
	}
	if err := f.Commit(); err != nil || read(t, target) != "first" {
		t.Errorf("%v, %q", err, read(t, target))
	}
}

// TestTemporaryNames: which file under a temporary name is taken over, and what
// becomes of the others.
func TestTemporaryNames(t *testing.T) {
	link := func(make func(old, new string) error) func(*testing.T, string) {
		return func(t *testing.T, part string) {
			precious := write(t, filepath.Join(filepath.Dir(part), "precious"), "precious", 0o600)
			if err := make(precious, part); err != nil {
				t.Fatal(err)
			}
		}
	}
	file := func(mode fs.FileMode) func(*testing.T, string) {
		return func(t *testing.T, part string) { write(t, part, "precious", mode) }
	}
	cases := []struct {
		name  string
		make  func(*testing.T, string)
		taken bool // over
	}{
		{"a leftover of ours", file(0o644 | mark), true},
		{"a read-only leftover of ours", file(0o444 | mark), true},
		{"a user's file", file(0o644), false},
		{"a symbolic link", link(os.Symlink), false},
		{"a hard link", link(os.Link), false},
		{"a folder", func(t *testing.T, part string) { os.Mkdir(part, 0o755) }, false},
		{"a pipe", func(t *testing.T, part string) { syscall.Mkfifo(part, 0o600) }, false},
		{"a link to nothing", func(t *testing.T, part string) { os.Symlink("none", part) }, false},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			target := filepath.Join(t.TempDir(), "a")
			c.make(t, target+Suffix)
			before, err := os.Lstat(target + Suffix)
			if err != nil {
				t.Fatal(err)
			}
			f := start(t, target, "new")
			if got := f.Name() == target+Suffix; got != c.taken {
				t.Errorf("taken over: %v", got)
			}
			if !c.taken && f.Name() != target+".2"+Suffix {
				t.Errorf("written to %s", f.Name())
			}
			if err := f.Commit(); err != nil || read(t, target) != "new" {
				t.Error(err)
			}
			after, err := os.Lstat(target + Suffix)
			if same := err == nil && os.SameFile(before, after) && before.Mode() == after.Mode(); same == c.taken {
				t.Errorf("the file is still there: %v", same)
			}
			if precious := filepath.Join(filepath.Dir(target), "precious"); !c.taken && exists(precious) && read(t, precious) != "precious" {
				t.Errorf("written through: %q", read(t, precious))
			}
		})
	}
}

func exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}

// TestLeftoverWithAnotherName: a leftover that somebody gave a second name keeps its
// bytes under that.
func TestLeftoverWithAnotherName(t *testing.T) {
	dir := t.TempDir()
	left := write(t, filepath.Join(dir, "a.partial"), "half", 0o600|mark)
	if err := os.Link(left, filepath.Join(dir, "saved")); err != nil {
		t.Fatal(err)
	}
	for _, open := range []func(string, Inputs) (*File, error){Create, Resume} {
		f, err := open(filepath.Join(dir, "a"), nil)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.WriteString("new"); err != nil {
			t.Fatal(err)
		}
		if _, err := f.Keep(); err != nil {
			t.Fatal(err)
		}
		want(t, dir, map[string]string{"a.partial": "new", "saved": "half"})
		os.Remove(left)
		os.Link(filepath.Join(dir, "saved"), left)
	}
}

// TestInputUnderATemporaryName: the leftover of a run is the only copy of what it
// read, and may be the next run's input.
func TestInputUnderATemporaryName(t *testing.T) {
	dir := t.TempDir()
	input := write(t, filepath.Join(dir, "big.jsonl.partial"), "read", 0o600|mark)
	f := start(t, filepath.Join(dir, "big.jsonl"), "new", filepath.Join(dir, "none"), input)
	if err := f.Commit(); err != nil {
		t.Fatal(err)
	}
	want(t, dir, map[string]string{"big.jsonl": "new", "big.jsonl.partial": "read"})
}

func TestAllTemporaryNamesAreTaken(t *testing.T) {
	dir := t.TempDir()
	target := filepath.Join(dir, "a")
	for _, name := range temporaryNames(target) {
		write(t, name, "precious", 0o600)
	}
	_, err := Create(target, nil)
	if err == nil || !strings.Contains(err.Error(), "a.partial to a.9.partial") {
		t.Errorf("create: %v", err)
	}
	os.Remove(target + ".9.partial")
	if f := start(t, target, ""); f.Name() != target+".9.partial" {
		t.Errorf("written to %s", f.Name())
	}
}

// TestFileSystemWithoutMark: a leftover is not known as ours there, but a file under
// way is known by its lock.
func TestFileSystemWithoutMark(t *testing.T) {
	dir := t.TempDir()
	target := filepath.Join(dir, "a")
	f := start(t, target, "first")
	if err := os.Chmod(f.Name(), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Create(target, nil); !errors.Is(err, ErrBusy) {
		t.Fatalf("a second writer: %v", err)
	}
	if _, err := f.Keep(); err != nil {
		t.Fatal(err)
	}
	if err := start(t, target, "second").Commit(); err != nil {
		t.Fatal(err)
	}
	want(t, dir, map[string]string{"a": "second", "a.partial": "first"})
}

// TestFileSystemWithoutLocks: the exclusive creation remains.
func TestFileSystemWithoutLocks(t *testing.T) {
	target := filepath.Join(t.TempDir(), "a")
	f, err := os.Create(target)
	if err != nil {
		t.Fatal(err)
	}
	f.Close()
	if err := lock(f); err != nil {
		t.Errorf("a lock that cannot be had: %v", err)
	}
}

func TestForbiddenLeftoverIsLeftAlone(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "a.partial"), "theirs", 0o600|mark)
	calls := record(t)
	calls.fail["remove a.partial"] = syscall.EACCES
	if f := start(t, filepath.Join(dir, "a"), ""); filepath.Base(f.Name()) != "a.2.partial" {
		t.Errorf("written to %s", f.Name())
	}
	calls.fail["remove a.partial"] = syscall.EIO
	if _, err := Create(filepath.Join(dir, "a"), nil); !errors.Is(err, syscall.EIO) {
		t.Errorf("create: %v", err)
	}
}
