package output

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"syscall"
	"testing"
)

// asNobody runs a function with the rights of a user who owns no file: file modes bind
// root as well then.
func asNobody(do func()) {
	if os.Geteuid() != 0 {
		do()
		return
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		runtime.LockOSThread() // never unlocked, so that the thread ends with the goroutine
		syscall.RawSyscall(syscall.SYS_SETFSUID, 65534, 0, 0)
		do()
	}()
	<-done
}

// modedDir makes a folder with a mode, to which every user has a way.
func modedDir(t *testing.T, mode fs.FileMode, files ...string) string {
	t.Helper()
	dir := t.TempDir()
	for _, name := range files {
		write(t, filepath.Join(dir, name), "", 0o444|mark)
	}
	for _, err := range []error{os.Chmod(filepath.Dir(dir), 0o755), os.Chmod(dir, mode)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	t.Cleanup(func() { os.Chmod(dir, 0o700) })
	return dir
}

// TestReadOnlyLeftover is opened for reading: its lock tells whether it is in use.
func TestReadOnlyLeftover(t *testing.T) {
	part := filepath.Join(modedDir(t, 0o755, "a.partial"), "a.partial")
	asNobody(func() {
		f, err := openForLock(part)
		if err != nil {
			t.Error(err)
			return
		}
		f.Close()
	})
}

// TestForbiddenFolderIsNotSynced: a folder that may be written and not read.
func TestForbiddenFolderIsNotSynced(t *testing.T) {
	dir := modedDir(t, 0o300)
	asNobody(func() {
		if err := syncFolder(dir); err != nil {
			t.Error(err)
		}
	})
}

// TestAbandonedFileThatCannotBeRemoved is named, although it holds nothing.
func TestAbandonedFileThatCannotBeRemoved(t *testing.T) {
	dir := modedDir(t, 0o755)
	f := start(t, filepath.Join(dir, "a"), "")
	if err := os.Chmod(dir, 0o555); err != nil {
		t.Fatal(err)
	}
	asNobody(func() {
		if got := Abandon(); !slices.Equal(got, []string{f.Name()}) {
			t.Errorf("left %q", got)
		}
	})
}

// TestSyncedFolderIsClosed: no descriptor of it stays open.
func TestSyncedFolderIsClosed(t *testing.T) {
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	if err := syncFolder(dir); err != nil {
		t.Fatal(err)
	}
	links, _ := filepath.Glob("/proc/self/fd/*")
	for _, link := range links {
		if to, _ := os.Readlink(link); to == dir {
			t.Errorf("%s is open", dir)
		}
	}
}

// TestFolderSyncErrors: some file systems sync no folders, which is no error.
func TestFolderSyncErrors(t *testing.T) {
	for _, c := range []struct {
		is, want error
	}{{nil, nil}, {syscall.EINVAL, nil}, {syscall.ENOTSUP, nil}, {&fs.PathError{Op: "sync", Err: syscall.EINVAL}, nil}, {syscall.EIO, syscall.EIO}} {
		if got := folderSyncError(c.is); !errors.Is(got, c.want) || (got == nil) != (c.want == nil) {
			t.Errorf("%v: %v", c.is, got)
		}
	}
}
