package models

import (
	"errors"
	"fmt"
	"os"
	"syscall"

	"github.com/facecue/facecue/internal/output"
)

// openPartial opens what an earlier pull left, or an empty file. Its lock keeps
// a second pull of the same weights out.
func openPartial(path string) (*os.File, error) {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR|syscall.O_NOFOLLOW, 0o666)
	if err != nil {
		return nil, err
	}
	if err := hold(f); err != nil {
		f.Close()
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return f, nil
}

func hold(f *os.File) error {
	err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	if errors.Is(err, syscall.EWOULDBLOCK) {
		return output.ErrBusy
	}
	// A file system without locks still gets the checksum. A pull that ended
	// between the opening and the lock took the name away.
	opened, err := f.Stat()
	if err != nil {
		return err
	}
	if named, err := os.Lstat(f.Name()); err != nil || !os.SameFile(named, opened) {
		return output.ErrBusy
	}
	return nil
}

// resumeAt is how much of the partial file may be kept. One that has every byte
// but is not the file the card names would never be resumed.
func resumeAt(f *os.File, card *Card) (int64, error) {
	st, err := f.Stat()
	if err != nil {
		return 0, err
	}
	if st.Size() < card.Size {
		return st.Size(), nil
	}
	weights, err := readFile(f.Name(), card.Size)
	if err != nil || card.checkWeights(weights) != nil {
		return 0, nil
	}
	return card.Size, nil
}

// leave keeps what came for the next pull, but no empty file.
func leave(f *os.File, cause error) error {
	if st, err := f.Stat(); err == nil && st.Size() == 0 {
		return errors.Join(cause, os.Remove(f.Name()))
	}
	return fmt.Errorf("%w; the next pull goes on from %s", cause, f.Name())
}

// settle checks the whole file and gives it its name. A wrong one is removed:
// nothing would come of resuming it.
func settle(f *os.File, card *Card, path string) error {
	weights, err := readFile(f.Name(), card.Size)
	if err != nil {
		return err
	}
	if err := card.checkWeights(weights); err != nil {
		return errors.Join(err, os.Remove(f.Name()))
	}
	if err := f.Sync(); err != nil {
		return err
	}
	return os.Rename(f.Name(), path)
}
