package output

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

func TestCommitReplacesAndKeepsMode(t *testing.T) {
	dir := t.TempDir()
	target := write(t, filepath.Join(dir, "a.vtt"), "old", 0o640)
	f := start(t, target, "new")
	want(t, dir, map[string]string{"a.vtt": "old", "a.vtt.partial": "new"})
	if err := f.Commit(); err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(f.Commit(), f.Discard()); err != nil {
		t.Fatalf("commit and discard after the commit: %v", err)
	}
	if name, err := f.Keep(); name != "" || err != nil {
		t.Errorf("keep after the commit: %q, %v", name, err)
	}
	want(t, dir, map[string]string{"a.vtt": "new"})
	if mode := modeOf(t, target); mode != 0o640 {
		t.Errorf("mode became %v", mode)
	}
}

// TestModes: a new file has the mode that any program's new file has; one that takes
// a private file's place is never readable by others.
func TestModes(t *testing.T) {
	dir := t.TempDir()
	other := filepath.Join(dir, "other")
	if f, err := os.Create(other); err != nil {
		t.Fatal(err)
	} else {
		f.Close()
	}
	cases := []struct {
		name             string
		old              fs.FileMode // 0: none
		underWay, result fs.FileMode
	}{
		{"new", 0, modeOf(t, other), modeOf(t, other)},
		{"private", 0o600, 0o600, 0o600},
		{"read-only", 0o400, 0o600, 0o400},
		{"a program", 0o755, 0o644, 0o755},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			target := filepath.Join(t.TempDir(), "a")
			if c.old != 0 {
				write(t, target, "old", c.old)
			}
			f := start(t, target, "new")
			if mode := modeOf(t, target+Suffix); mode != c.underWay|mark {
				t.Errorf("under way: %v, want %v", mode, c.underWay|mark)
			}
			if err := f.Commit(); err != nil {
				t.Fatal(err)
			}
			if mode := modeOf(t, target); mode != c.result {
				t.Errorf("finished: %v, want %v", mode, c.result)
			}
		})
	}
}

func TestDiscardLeavesTheOldFile(t *testing.T) {
	dir := t.TempDir()
	target := write(t, filepath.Join(dir, "a.vtt"), "old", 0o600)
	f := start(t, target, "new")
	if err := errors.Join(f.Discard(), f.Discard()); err != nil {
		t.Fatal(err)
	}
	want(t, dir, map[string]string{"a.vtt": "old"})
}

func TestKeepLeavesAPartialFile(t *testing.T) {
	dir := t.TempDir()
	target := filepath.Join(dir, "a.vtt")
	f := start(t, target, "half")
	calls := record(t)
	name, err := f.Keep()
	if err != nil || name != target+Suffix {
		t.Fatalf("kept %q: %v", name, err)
	}
	if err := errors.Join(f.Discard(), f.Commit()); err != nil {
		t.Error(err)
	}
	want(t, dir, map[string]string{"a.vtt.partial": "half"})
	calls.want(t, "sync a.vtt.partial")
}

// TestKeepSaysThatTheDiskFailed: what is kept is still named.
func TestKeepSaysThatTheDiskFailed(t *testing.T) {
	target := filepath.Join(t.TempDir(), "a.vtt")
	f := start(t, target, "half")
	record(t).fail["sync a.vtt.partial"] = syscall.EIO
	name, err := f.Keep()
	if name != target+Suffix || !errors.Is(err, syscall.EIO) || !strings.Contains(err.Error(), name) {
		t.Errorf("kept %q: %v", name, err)
	}
}

func TestNothingIsNotKept(t *testing.T) {
	dir := t.TempDir()
	name, err := start(t, filepath.Join(dir, "a.vtt"), "").Keep()
	if name != "" || err != nil {
		t.Errorf("kept %q: %v", name, err)
	}
	want(t, dir, nil)
}

func TestLinkIsFollowed(t *testing.T) {
	dir := t.TempDir()
	file, link := write(t, filepath.Join(dir, "file"), "old", 0o600), filepath.Join(dir, "link")
	if err := os.Symlink(file, link); err != nil {
		t.Fatal(err)
	}
	if err := start(t, link, "new").Commit(); err != nil || read(t, file) != "new" {
		t.Fatalf("through the link: %v, %q", err, read(t, file))
	}
	if st, _ := os.Lstat(link); st.Mode()&fs.ModeSymlink == 0 {
		t.Error("the link was replaced")
	}
}

func TestDeviceIsWrittenInPlace(t *testing.T) {
	for _, end := range []func(*File) error{(*File).Commit, (*File).Discard} {
		f := start(t, os.DevNull, "x")
		if !f.Direct() {
			t.Fatal("a device must be written in place")
		}
		calls := record(t)
		if err := end(f); err != nil {
			t.Fatal(err)
		}
		calls.want(t)
	}
	if name, err := start(t, os.DevNull, "x").Keep(); name != "" || err != nil {
		t.Errorf("kept %q: %v", name, err)
	}
	if start(t, filepath.Join(t.TempDir(), "a"), "x").Direct() {
		t.Error("a file must not be written in place")
	}
}

// TestPipeByItsLink: /dev/stdout and the like are links to what is no name.
func TestPipeByItsLink(t *testing.T) {
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	defer w.Close()
	name := "/proc/self/fd/" + itoa(w.Fd())
	if err := Check(name, nil); err != nil {
		t.Fatal(err)
	}
	f := start(t, name, "through")
	if err := f.Commit(); err != nil || !f.Direct() {
		t.Fatal(err)
	}
	b := make([]byte, 7)
	if _, err := r.Read(b); err != nil || string(b) != "through" {
		t.Errorf("%q, %v", b, err)
	}
}

func TestCannotBegin(t *testing.T) {
	dir := t.TempDir()
	if err := os.Symlink(filepath.Join(dir, "nil"), filepath.Join(dir, "gone")); err != nil {
		t.Fatal(err)
	}
	for _, target := range []string{filepath.Join(dir, "no", "a"), filepath.Join(dir, "gone"), filepath.Join(dir, strings.Repeat("x", 256))} {
		f, err := Create(target, nil)
		if f != nil || err == nil || !strings.HasPrefix(err.Error(), target) || strings.Contains(err.Error(), Suffix) {
			t.Errorf("%s: %v", target, err)
		}
	}
	if _, err := Create(filepath.Join(dir, "no", "a"), nil); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("in a folder that is not there: %v", err)
	}
}
