package output

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

func read(t *testing.T, path string) string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func names(t *testing.T, dir string) (list []string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		list = append(list, e.Name())
	}
	return list
}

func start(t *testing.T, target, text string) *File {
	t.Helper()
	f, err := Create(target)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.WriteString(text); err != nil {
		t.Fatal(err)
	}
	return f
}

func TestCommitReplacesAndKeepsMode(t *testing.T) {
	target := filepath.Join(t.TempDir(), "a.vtt")
	if err := os.WriteFile(target, []byte("old"), 0o640); err != nil {
		t.Fatal(err)
	}
	f := start(t, target, "new")
	if got := read(t, target); got != "old" {
		t.Fatalf("the old file changed before the commit: %q", got)
	}
	if err := f.Commit(); err != nil {
		t.Fatal(err)
	}
	if err := f.Discard(); err != nil || read(t, target) != "new" {
		t.Fatalf("discard after commit: %v, %q", err, read(t, target))
	}
	if st, _ := os.Stat(target); st.Mode().Perm() != 0o640 {
		t.Errorf("mode became %v", st.Mode())
	}
	if left := names(t, filepath.Dir(target)); len(left) != 1 {
		t.Errorf("left behind: %v", left)
	}
}

func TestDiscardLeavesTheOldFile(t *testing.T) {
	target := filepath.Join(t.TempDir(), "a.vtt")
	if err := os.WriteFile(target, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	f := start(t, target, "new")
	if err := f.Discard(); err != nil {
		t.Fatal(err)
	}
	if got := names(t, filepath.Dir(target)); len(got) != 1 || read(t, target) != "old" {
		t.Errorf("after discard: %v", got)
	}
}

func TestKeepLeavesAPartialFile(t *testing.T) {
	target := filepath.Join(t.TempDir(), "a.vtt")
	name, err := start(t, target, "half").Keep()
	if err != nil || name != target+Suffix || read(t, name) != "half" {
		t.Fatalf("kept %q: %v", name, err)
	}
	if _, err := os.Stat(target); err == nil {
		t.Error("the final name exists")
	}
}

func TestSecondWriterIsRefused(t *testing.T) {
	target := filepath.Join(t.TempDir(), "a.vtt")
	f := start(t, target, "first")
	defer f.Discard()
	if _, err := Create(target); !errors.Is(err, ErrBusy) {
		t.Fatalf("second writer: %v", err)
	}
	if got := read(t, target+Suffix); got != "first" {
		t.Errorf("the second writer emptied the first's file: %q", got)
	}
}

func TestLinkIsFollowed(t *testing.T) {
	dir := t.TempDir()
	file, link := filepath.Join(dir, "file"), filepath.Join(dir, "link")
	if err := os.WriteFile(file, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(file, link); err != nil {
		t.Fatal(err)
	}
	if err := start(t, link, "new").Commit(); err != nil || read(t, file) != "new" {
		t.Fatalf("through the link: %v, %q", err, read(t, file))
	}
}

func TestDeviceIsWrittenInPlace(t *testing.T) {
	f := start(t, os.DevNull, "x")
	if !f.Direct() {
		t.Fatal("a device must be written in place")
	}
	if err := f.Commit(); err != nil {
		t.Fatal(err)
	}
}
