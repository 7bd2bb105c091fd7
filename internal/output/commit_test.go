package output

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// TestOrderOfOne: the bytes are on the disk before the name is, and the name before
// the lock is let go.
func TestOrderOfOne(t *testing.T) {
	dir := t.TempDir()
	target := write(t, filepath.Join(dir, "a"), "old", 0o640)
	f := start(t, target, "new")
	calls := record(t)
	locked := false
	look := func() { locked = heldElsewhere(f.Name()) || heldElsewhere(target) }
	calls.then["folder "+filepath.Base(dir)] = look
	if err := f.Commit(); err != nil {
		t.Fatal(err)
	}
	calls.want(t, "chmod a.partial -rw-r-----", "sync a.partial", "rename a.partial a", "folder "+filepath.Base(dir))
	if !locked {
		t.Error("the lock was let go before the folder was synced")
	}
	if heldElsewhere(target) {
		t.Error("the lock is still there")
	}
}

// heldElsewhere tells that another opening of the file holds its lock.
func heldElsewhere(name string) bool {
	f, err := os.Open(name)
	if err != nil {
		return false
	}
	defer f.Close()
	return syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB) == syscall.EWOULDBLOCK
}

// TestOrderOfSeveral: all are on the disk before the first is renamed, each keeps its
// mark and its lock until all are renamed, and a folder is synced once.
func TestOrderOfSeveral(t *testing.T) {
	dir := t.TempDir()
	a, b := filepath.Join(dir, "a"), write(t, filepath.Join(dir, "b"), "old", 0o600)
	first, second := start(t, a, "A"), start(t, b, "B")
	calls := record(t)
	calls.then["rename a.partial a"] = func() {
		if !heldElsewhere(a) || modeOf(t, a)&mark == 0 {
			t.Error("the first file is let go before the second has its name")
		}
		if placed, waiting := Torn(a, b); len(placed) != 1 || placed[0] != a || len(waiting) != 1 || waiting[0] != b+Suffix {
			t.Errorf("torn: %q, %q", placed, waiting)
		}
	}
	if err := Commit(first, second); err != nil {
		t.Fatal(err)
	}
	plain := modeOf(t, a).Perm().String()
	marked := "t" + plain[1:]
	calls.want(t, "chmod a.partial "+marked, "sync a.partial", "chmod b.partial trw-------", "sync b.partial",
		"rename a.partial a", "rename b.partial b", "folder "+filepath.Base(dir),
		"chmod a.partial "+plain, "chmod b.partial -rw-------")
	want(t, dir, map[string]string{"a": "A", "b": "B"})
	if placed, waiting := Torn(a, b); placed != nil || waiting != nil {
		t.Errorf("torn: %q, %q", placed, waiting)
	}
}

func TestFoldersOfSeveral(t *testing.T) {
	one, two := t.TempDir(), t.TempDir()
	files := []*File{start(t, filepath.Join(one, "a"), ""), start(t, filepath.Join(two, "b"), ""), start(t, os.DevNull, ""), start(t, filepath.Join(one, "c"), "")}
	calls := record(t)
	if err := Commit(files...); err != nil {
		t.Fatal(err)
	}
	var synced []string
	for _, c := range calls.calls {
		if dir, ok := strings.CutPrefix(c, "folder "); ok {
			synced = append(synced, dir)
		}
	}
	if len(synced) != 2 || synced[0] != filepath.Base(one) || synced[1] != filepath.Base(two) {
		t.Errorf("synced %q", synced)
	}
}

// TestOneOfSeveralFails: the others get their names, the error names the file, and
// what is left of it depends on whether it is whole.
func TestOneOfSeveralFails(t *testing.T) {
	cases := []struct {
		call string
		left map[string]string
	}{
		{"sync a.partial", map[string]string{"a": "old", "b": "B"}},
		{"rename a.partial a", map[string]string{"a": "old", "a.partial": "A", "b": "B"}},
		{"chmod a.partial trw-------", map[string]string{"a": "old", "b": "B"}},
	}
	for _, c := range cases {
		t.Run(c.call, func(t *testing.T) {
			dir := t.TempDir()
			a := write(t, filepath.Join(dir, "a"), "old", 0o600)
			first, second := start(t, a, "A"), start(t, filepath.Join(dir, "b"), "B")
			record(t).fail[c.call] = syscall.EIO
			err := Commit(first, second)
			if !errors.Is(err, syscall.EIO) || !strings.HasPrefix(err.Error(), a+": ") || strings.Contains(err.Error(), "\n") {
				t.Errorf("commit: %v", err)
			}
			want(t, dir, c.left)
			if first.Commit() != nil || first.Discard() != nil {
				t.Error("the failed file has not ended")
			}
		})
	}
}

// TestWholeOutputIsKept: where the name cannot be given, the message says where the
// output is.
func TestWholeOutputIsKept(t *testing.T) {
	target := filepath.Join(t.TempDir(), "a")
	f := start(t, target, "whole")
	record(t).fail["rename a.partial a"] = syscall.EPERM
	if err := f.Commit(); err == nil || !strings.Contains(err.Error(), target+Suffix) {
		t.Errorf("commit: %v", err)
	}
	if read(t, target+Suffix) != "whole" || heldElsewhere(target+Suffix) {
		t.Error("the file is gone or still locked")
	}
}

func TestFolderThatCannotBeSynced(t *testing.T) {
	dir := t.TempDir()
	target := filepath.Join(dir, "a")
	f := start(t, target, "new")
	record(t).fail["folder "+filepath.Base(dir)] = syscall.EIO
	if err := f.Commit(); !errors.Is(err, syscall.EIO) || !strings.Contains(err.Error(), dir) {
		t.Errorf("commit: %v", err)
	}
	want(t, dir, map[string]string{"a": "new"})
	if modeOf(t, target)&mark != 0 {
		t.Error("the file is marked as one under way")
	}
}

// TestFileSystemWithoutModes takes no mode that it cannot keep.
func TestFileSystemWithoutModes(t *testing.T) {
	dir := t.TempDir()
	f := start(t, write(t, filepath.Join(dir, "a"), "old", 0o600), "new")
	record(t).fail["chmod a.partial -rw-------"] = syscall.EPERM
	if err := f.Commit(); err != nil {
		t.Fatal(err)
	}
	want(t, dir, map[string]string{"a": "new"})
}

// TestReplacedPartialFile: what somebody else put under the temporary name is not
// taken for ours, neither to rename nor to remove it.
func TestReplacedPartialFile(t *testing.T) {
	for _, end := range []func(*File) error{(*File).Commit, (*File).Discard} {
		dir := t.TempDir()
		f := start(t, filepath.Join(dir, "a"), "ours")
		if err := os.Remove(f.Name()); err != nil {
			t.Fatal(err)
		}
		write(t, f.Name(), "theirs", 0o600)
		err := end(f)
		want(t, dir, map[string]string{"a.partial": "theirs"})
		if f.Commit() != nil {
			t.Errorf("the file has not ended: %v", err)
		}
	}
	f := start(t, filepath.Join(t.TempDir(), "a"), "ours")
	os.Remove(f.Name())
	if err := f.Commit(); !errors.Is(err, ErrBusy) {
		t.Errorf("commit without the file: %v", err)
	}
}

func TestRealFoldersAreSynced(t *testing.T) {
	dir := t.TempDir()
	if err := syncFolder(dir); err != nil {
		t.Error(err)
	}
	if err := syncFolder(filepath.Join(dir, "none")); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("no folder: %v", err)
	}
}
