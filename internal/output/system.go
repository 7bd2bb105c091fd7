package output

import (
	"errors"
	"io/fs"
	"os"
	"syscall"
)

// calls are the system calls that a file's safety depends on. Tests record them and let
// them fail.
type calls struct {
	lock   func(*os.File) error
	chmod  func(*os.File, fs.FileMode) error
	sync   func(*os.File) error
	rename func(from, to string) error
	remove func(name string) error
	folder func(dir string) error // syncs a folder
}

var system = calls{lock: lock, chmod: (*os.File).Chmod, sync: (*os.File).Sync, rename: os.Rename, remove: os.Remove, folder: syncFolder}

// lock takes the lock of an opened file, or gives ErrBusy. Where the file system has
// no locks, the exclusive creation and the rename remain.
func lock(f *os.File) error {
	err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	if errors.Is(err, syscall.EWOULDBLOCK) {
		return ErrBusy
	}
	return nil
}

// syncFolder writes the names in a folder to the disk. A folder that may be written and not read
// cannot be synced, and some file systems sync no folders.
func syncFolder(dir string) error {
	d, err := os.Open(dir)
	if errors.Is(err, fs.ErrPermission) {
		return nil
	}
	if err != nil {
		return err
	}
	defer d.Close()
	return folderSyncError(d.Sync())
}

// folderSyncError is nil where the file system syncs no folders.
func folderSyncError(err error) error {
	if errors.Is(err, syscall.EINVAL) || errors.Is(err, syscall.ENOTSUP) {
		return nil
	}
	return err
}
