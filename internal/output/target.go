package output

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// ErrIsInput says that writing the target would destroy the recording.
var ErrIsInput = errors.New("is the input itself")

// ErrExists says that there is a file under the target's name.
var ErrExists = errors.New("exists already")

// Check refuses a target that cannot or must not be written: a folder, one of
// the inputs (also through a link), a file in a folder that is not there. It
// returns ErrExists for a regular file, which the caller may choose to replace.
func Check(target string, inputs ...string) error {
	final, err := resolve(target)
	if err != nil {
		return err
	}
	old, err := os.Stat(final)
	if errors.Is(err, fs.ErrNotExist) {
		return checkDir(filepath.Dir(final))
	}
	if err != nil {
		return err
	}
	if old.IsDir() {
		return fmt.Errorf("%s: is a folder; name a file in it", target)
	}
	for _, in := range inputs {
		if st, err := os.Stat(in); err == nil && os.SameFile(st, old) {
			return fmt.Errorf("%s: %w; choose another output name", target, ErrIsInput)
		}
	}
	if old.Mode().IsRegular() {
		return fmt.Errorf("%s: %w", target, ErrExists)
	}
	return nil
}

func checkDir(dir string) error {
	st, err := os.Stat(dir)
	if err != nil {
		return fmt.Errorf("%s: no such folder; make it first", dir)
	}
	if !st.IsDir() {
		return fmt.Errorf("%s: is not a folder", dir)
	}
	return nil
}

// resolve follows links, so that the file a link points to is replaced and not
// the link. A name without a file stands for itself.
func resolve(target string) (string, error) {
	final, err := filepath.EvalSymlinks(target)
	if errors.Is(err, fs.ErrNotExist) {
		if st, lerr := os.Lstat(target); lerr == nil && st.Mode()&fs.ModeSymlink != 0 {
			return "", fmt.Errorf("%s: is a link to a file that is not there", target)
		}
		return target, nil
	}
	return final, err
}

func special(path string) bool {
	st, err := os.Stat(path)
	return err == nil && !st.Mode().IsRegular() && !st.IsDir()
}
