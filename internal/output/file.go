// Package output writes files that are either whole or not there. A file is
// written under a temporary name beside its target, synced and renamed; then the
// folder is synced. The pattern is that of restic's local backend.
package output

import (
	"errors"
	"io/fs"
	"os"
)

// File is one output under way. It ends with exactly one of Commit, Keep or
// Discard; calls after that do nothing.
type File struct {
	*os.File
	given  string // the target as the caller named it, for messages
	target string // final name, links resolved
	part   string // temporary name; "" for a device or pipe
	done   bool
	beside *os.File // the temporary file beside the target, while the bytes are in a scratch folder; else nil
}

// Create begins the temporary file for a target. A second process that writes the
// same target gets ErrBusy. No file is used as a temporary file that is one of the
// inputs or that facecue did not make. A device or FIFO is opened in place.
func Create(target string, inputs Inputs) (*File, error) {
	return open(target, claim{inputs: inputs})
}

// Resume is like Create, but goes on with what an earlier run left of the target.
func Resume(target string, inputs Inputs) (*File, error) {
	return open(target, claim{inputs: inputs, resume: true})
}

func open(target string, c claim) (*File, error) {
	final, err := resolve(target)
	if err != nil {
		return nil, err
	}
	if special(final) {
		return openDirect(target, final)
	}
	c.final, c.mode = final, newMode(final)
	f, err := c.open()
	if err != nil {
		return nil, named(target, withoutPath(err))
	}
	return register(&File{File: f, given: target, target: final, part: f.Name()}), nil
}

// newMode is that of the file that is replaced, so that the successor of a private
// file is private from its first byte on. Its owner can always write it.
func newMode(final string) fs.FileMode {
	if st, err := os.Stat(final); err == nil {
		return st.Mode().Perm()&0o666 | 0o600
	}
	return 0o666
}

// withoutPath leaves out the temporary name, which the user did not give.
func withoutPath(err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	return err
}

func openDirect(target, final string) (*File, error) {
	f, err := os.OpenFile(final, os.O_WRONLY, 0)
	if err != nil {
		return nil, err
	}
	return &File{File: f, given: target, target: final}, nil
}

// Direct tells that the target is a device or pipe and is written in place.
func (f *File) Direct() bool { return f.part == "" }

// Commit gives the finished file its name.
func (f *File) Commit() error { return Commit(f) }

// Keep leaves what is written under the temporary name, which it returns. A file
// without a byte is removed, and the name is ""; so it is for a device.
func (f *File) Keep() (string, error) {
	if f.done {
		return "", nil
	}
	if f.Direct() {
		return "", f.end()
	}
	if st, err := f.Stat(); err == nil && st.Size() == 0 {
		return "", f.Discard()
	}
	err := f.bring()
	if err == nil {
		err = system.sync(f.File)
	}
	return f.part, errors.Join(named(f.part, err), f.end())
}

// Target is the name of the file as the caller gave it.
func (f *File) Target() string { return f.given }

// Discard removes the temporary file; an older target stays as it was.
func (f *File) Discard() error {
	if f.done {
		return nil
	}
	err := f.drop()
	if sameFile(f.part, f.File) { // never of a device: its part is no name
		err = errors.Join(err, system.remove(f.part))
	}
	return errors.Join(err, f.end())
}

// end closes the file, which frees its lock.
func (f *File) end() error {
	f.done = true
	unregister(f)
	return f.Close()
}

// sameFile tells that name still is the opened file, and not one that another process
// put there.
func sameFile(name string, f *os.File) bool {
	opened, _ := f.Stat()
	there, _ := os.Lstat(name)
	return os.SameFile(opened, there) // false where one of them could not be read
}

// mark is the mode bit of a file that is under way, or that a run left. It has no
// meaning for regular files otherwise (chmod(1), "restricted deletion flag"). A
// file system that keeps no modes keeps no mark: there, no leftover is known as ours.
const mark = fs.ModeSticky

func marked(st fs.FileInfo) bool { return st.Mode().IsRegular() && st.Mode()&mark != 0 }
