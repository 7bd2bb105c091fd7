package output

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
)

// ErrBusy says that another process is writing the same target.
var ErrBusy = errors.New("another process is writing it")

// errTaken says that a temporary name belongs to a file that must not be touched.
var errTaken = errors.New("a file of another origin has this name")

// claim is how the temporary file of a target is made.
type claim struct {
	final  string
	inputs Inputs
	mode   fs.FileMode
	resume bool // append to a leftover that facecue made
}

// open gives the temporary file, locked, under the first temporary name that is free or
// belongs to a leftover that facecue made.
func (c claim) open() (*os.File, error) {
	for n := 1; n <= mostNames; n++ {
		f, err := c.openName(longName(c.final, n))
		if errors.Is(err, syscall.ENAMETOOLONG) {
			f, err = c.openName(shortName(c.final, n))
		}
		if !errors.Is(err, errTaken) {
			return f, err
		}
	}
	return nil, fmt.Errorf("%s to %s are files that facecue did not make, or that it reads; move them away",
		filepath.Base(longName(c.final, 1)), filepath.Base(longName(c.final, mostNames)))
}

// mostRaces is how many times a name is tried that other processes take and free again.
const mostRaces = 100

// openName makes and locks a file under one name, or resumes the leftover there.
func (c claim) openName(name string) (*os.File, error) {
	for range mostRaces {
		f, err := os.OpenFile(name, os.O_CREATE|os.O_EXCL|os.O_RDWR, c.mode|mark)
		if err == nil {
			return lockNew(name, f)
		}
		if errors.Is(err, fs.ErrExist) {
			f, err = c.leftover(name)
		}
		if f != nil || err != nil {
			return f, err
		}
	}
	return nil, ErrBusy
}

// lockNew locks a file that was just made. It gives ErrBusy if another process took the
// file for a leftover before it was locked.
func lockNew(name string, f *os.File) (*os.File, error) {
	err := system.lock(f)
	if err == nil && !sameFile(name, f) {
		err = ErrBusy
	}
	if err != nil {
		f.Close()
		return nil, err
	}
	return f, nil
}

// leftover opens the file that an earlier run left under a temporary name, to be resumed,
// or removes its name. A file that is removed is not written to, since it may have other
// names. Without a file and without an error, the name is free.
func (c claim) leftover(name string) (*os.File, error) {
	f, err := openLeftover(name)
	if f == nil {
		return nil, err
	}
	keep, err := c.mayResume(name, f)
	if keep {
		return f, nil
	}
	f.Close()
	return nil, err
}

// mayResume tells whether an opened leftover is to be resumed. If not, it removes the
// leftover's name, or gives errTaken where the file is not to be touched.
func (c claim) mayResume(name string, f *os.File) (keep bool, err error) {
	if err := system.lock(f); err != nil {
		return false, err
	}
	st, err := f.Stat()
	switch {
	case err != nil:
		return false, err
	case !sameFile(name, f):
		return false, nil
	case !marked(st) || c.inputs.Has(st):
		return false, errTaken
	case c.resume && links(st) == 1:
		return true, nil
	}
	return false, takenIfForbidden(system.remove(name))
}

// openLeftover opens a regular file. It gives no file and no error if there is none.
func openLeftover(name string) (*os.File, error) {
	st, err := os.Lstat(name)
	if err == nil && !st.Mode().IsRegular() {
		return nil, errTaken
	}
	var f *os.File
	if err == nil {
		f, err = openForLock(name)
	}
	switch {
	case err == nil:
		return f, nil
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil
	}
	return nil, takenIfForbidden(err)
}

// openForLock opens for writing, without which NFS gives no lock, or at least for
// reading.
func openForLock(name string) (*os.File, error) {
	const flags = syscall.O_NOFOLLOW | syscall.O_NONBLOCK
	f, err := os.OpenFile(name, os.O_RDWR|flags, 0)
	if errors.Is(err, fs.ErrPermission) {
		return os.OpenFile(name, os.O_RDONLY|flags, 0)
	}
	return f, err
}

// takenIfForbidden gives errTaken for a file of another user, which may not be opened or
// removed.
func takenIfForbidden(err error) error {
	if errors.Is(err, fs.ErrPermission) {
		return errTaken
	}
	return err
}

// links is how many names a file has.
func links(st fs.FileInfo) uint64 {
	if s, ok := st.Sys().(*syscall.Stat_t); ok {
		return uint64(s.Nlink)
	}
	return 1
}
