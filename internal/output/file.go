// Package output writes files that are either whole or not there: to a
// ".partial" name beside the target, synced, then renamed, then the folder
// synced. The pattern is that of restic's local backend.
package output

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
)

// Suffix marks a file that is not finished, or that an interrupted run left.
const Suffix = ".partial"

// ErrBusy says that another process is writing the same target.
var ErrBusy = errors.New("another process is writing it")

// File is one output under way. It ends with exactly one of Commit, Keep or
// Discard; calls after that do nothing.
type File struct {
	*os.File
	target string // final name, links resolved
	direct bool   // a device or pipe: written in place
	done   bool
}

// Create opens the partial file for a target. A second process that writes the
// same target gets ErrBusy. A device or FIFO is opened in place.
func Create(target string) (*File, error) {
	final, err := resolve(target)
	if err != nil {
		return nil, err
	}
	if special(final) {
		f, err := os.OpenFile(final, os.O_WRONLY, 0)
		return &File{File: f, target: final, direct: true}, err
	}
	f, err := os.OpenFile(final+Suffix, os.O_CREATE|os.O_RDWR|syscall.O_NOFOLLOW, 0o666)
	if err != nil {
		return nil, err
	}
	if err := claim(f); err != nil {
		f.Close()
		return nil, fmt.Errorf("%s: %w", target, err)
	}
	return &File{File: f, target: final}, nil
}

// claim locks the partial file and only then empties it.
func claim(f *os.File) error {
	err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	if errors.Is(err, syscall.EWOULDBLOCK) {
		return ErrBusy
	}
	// A file system without locks still gets the atomic rename.
	return f.Truncate(0)
}

// Direct tells that the target is a device or pipe and is written in place.
func (f *File) Direct() bool { return f.direct }

// Commit gives the finished file its name.
func (f *File) Commit() error {
	if f.done {
		return nil
	}
	if f.direct {
		f.done = true
		return f.Close()
	}
	if err := f.settle(); err != nil {
		f.Discard()
		return err
	}
	f.done = true
	if err := os.Rename(f.target+Suffix, f.target); err != nil {
		os.Remove(f.target + Suffix)
		return err
	}
	return syncDir(filepath.Dir(f.target))
}

// settle brings the bytes to the disk and the mode of a replaced file along.
func (f *File) settle() error {
	if old, err := os.Stat(f.target); err == nil {
		if err := f.Chmod(old.Mode().Perm()); err != nil && !errors.Is(err, fs.ErrPermission) {
			return err
		}
	}
	if err := f.Sync(); err != nil {
		return err
	}
	return f.Close()
}

// Keep leaves what is written under the partial name, which it returns.
func (f *File) Keep() (string, error) {
	if f.done || f.direct {
		return f.target, f.Discard()
	}
	f.done = true
	err := f.Sync()
	return f.target + Suffix, errors.Join(err, f.Close())
}

// Discard removes the partial file; an older target stays as it was.
func (f *File) Discard() error {
	if f.done {
		return nil
	}
	f.done = true
	f.Close()
	if f.direct {
		return nil
	}
	return os.Remove(f.target + Suffix)
}

func syncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer d.Close()
	if err := d.Sync(); err != nil && !errors.Is(err, syscall.EINVAL) {
		return err // EINVAL: the file system has no folder sync
	}
	return nil
}
