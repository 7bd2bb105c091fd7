package output

import (
	"errors"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// TestLeftoverThatNeverStays: after a hundred others have taken the name, it is busy.
func TestLeftoverThatNeverStays(t *testing.T) {
	dir := t.TempDir()
	part := write(t, filepath.Join(dir, "a.partial"), "half", 0o600|mark)
	calls := record(t)
	calls.then["lock a.partial"] = func() {
		other := write(t, filepath.Join(dir, "other"), "half", 0o600|mark)
		if err := os.Rename(other, part); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := Create(filepath.Join(dir, "a"), nil); !errors.Is(err, ErrBusy) || len(calls.calls) != mostRaces || mostRaces != 100 {
		t.Errorf("%v after %d locks", err, len(calls.calls))
	}
}

// TestErrorOfTheLock is returned, also where the file is gone meanwhile, and the file is
// closed.
func TestErrorOfTheLock(t *testing.T) {
	for _, left := range []bool{false, true} {
		dir := t.TempDir()
		part := filepath.Join(dir, "a.partial")
		if left {
			write(t, part, "half", 0o600|mark)
		}
		var opened *os.File
		real := system
		t.Cleanup(func() { system = real })
		system.lock = func(f *os.File) error {
			opened = f
			os.Remove(part)
			return syscall.EIO
		}
		if f, err := Create(filepath.Join(dir, "a"), nil); f != nil || !errors.Is(err, syscall.EIO) {
			t.Errorf("left over %v: %v", left, err)
		}
		if err := opened.Close(); !errors.Is(err, os.ErrClosed) {
			t.Errorf("left over %v: the file was open: %v", left, err)
		}
	}
}

// TestLeftoverThatCannotBeRead: the error is returned.
func TestLeftoverThatCannotBeRead(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "a.partial"), "half", 0o600|mark)
	real := system
	t.Cleanup(func() { system = real })
	system.lock = func(f *os.File) error { return f.Close() }
	if _, err := Create(filepath.Join(dir, "a"), nil); !errors.Is(err, os.ErrClosed) {
		t.Errorf("create: %v", err)
	}
}

// TestNoLeftover: a name that is free gives nothing, and one in a file an error.
func TestNoLeftover(t *testing.T) {
	dir := t.TempDir()
	if f, err := openLeftover(filepath.Join(dir, "none")); f != nil || err != nil {
		t.Errorf("no file: %v, %v", f, err)
	}
	file := write(t, filepath.Join(dir, "file"), "", 0o600)
	if f, err := openLeftover(filepath.Join(file, "none")); f != nil || !errors.Is(err, syscall.ENOTDIR) {
		t.Errorf("a name in a file: %v, %v", f, err)
	}
}

// TestReadsLeavesOut names without a file.
func TestReadsLeavesOut(t *testing.T) {
	dir := t.TempDir()
	if got := Reads(filepath.Join(dir, "none"), write(t, filepath.Join(dir, "a"), "", 0o600)); len(got) != 1 || got[0].Name() != "a" {
		t.Errorf("got %v", got)
	}
}

// TestSocketCannotBeWritten: the error of a device that cannot be opened is returned.
func TestSocketCannotBeWritten(t *testing.T) {
	t.Chdir(t.TempDir()) // a socket's name is short
	l, err := net.Listen("unix", "socket")
	if err != nil {
		t.Skip(err)
	}
	defer l.Close()
	if f, err := Create("socket", nil); f != nil || !errors.Is(err, syscall.ENXIO) {
		t.Errorf("create: %v, %v", f, err)
	}
}

// TestTargetThatCannotBeLookedAt: nothing is committed where the mode of the file to be
// replaced is unknown, and nothing is left.
func TestTargetThatCannotBeLookedAt(t *testing.T) {
	target := filepath.Join(t.TempDir(), "a")
	f := start(t, target, "new")
	if err := os.Symlink(target, target); err != nil {
		t.Fatal(err)
	}
	calls := record(t)
	if err := f.Commit(); !errors.Is(err, syscall.ELOOP) {
		t.Errorf("commit: %v", err)
	}
	calls.want(t, "remove a.partial")
}

// TestClosedFile: the error of a file that was closed meanwhile is returned.
func TestClosedFile(t *testing.T) {
	dir := t.TempDir()
	kept := start(t, filepath.Join(dir, "kept"), "half")
	kept.Close()
	if name, err := kept.Keep(); name != kept.part || !errors.Is(err, os.ErrClosed) {
		t.Errorf("keep: %q, %v", name, err)
	}
	one, two := start(t, filepath.Join(dir, "one"), "1"), start(t, filepath.Join(dir, "two"), "2")
	record(t).then["folder "+filepath.Base(dir)] = func() { one.Close() }
	if err := Commit(one, two); !errors.Is(err, os.ErrClosed) || !strings.HasPrefix(err.Error(), fmt.Sprintf("%s: ", one.given)) {
		t.Errorf("commit: %v", err)
	}
	want(t, dir, map[string]string{"kept.partial": "half", "one": "1", "two": "2"})
}
