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
// the inputs (also through a link), a file in a folder that is not there, a name of
// temporary files. It returns ErrExists for a regular file, which the caller may
// choose to replace.
func Check(target string, inputs Inputs) error {
	final, err := resolve(target)
	if err != nil {
		return err
	}
	old, err := os.Stat(final)
	if errors.Is(err, fs.ErrNotExist) {
		err = checkDir(filepath.Dir(final))
	}
	switch {
	case err != nil:
		return err
	case old != nil && old.IsDir():
		return fmt.Errorf("%s: is a folder; name a file in it", target)
	case inputs.Has(old): // false where there is no file
		return fmt.Errorf("%s: %w; choose another output name", target, ErrIsInput)
	case temporary(final):
		return fmt.Errorf("%s: names that end in %s are for outputs under way; choose another output name", target, Suffix)
	case old != nil && old.Mode().IsRegular():
		return fmt.Errorf("%s: %w", target, ErrExists)
	}
	return nil
}

func checkDir(dir string) error {
	if _, err := os.Stat(dir); err != nil {
		return fmt.Errorf("%s: no such folder; make it first", dir)
	}
	return nil
}

// resolve follows links, so that the file a link points to is replaced and not
// the link. A name without a file stands for itself, and so does a device.
func resolve(target string) (string, error) {
	if special(target) {
		return target, nil
	}
	final, err := filepath.EvalSymlinks(target)
	if errors.Is(err, fs.ErrNotExist) {
		if st, err := os.Lstat(target); err == nil && st.Mode()&fs.ModeSymlink != 0 {
			return "", fmt.Errorf("%s: is a link to a file that is not there", target)
		}
		return target, nil
	}
	if err != nil {
		return "", named(target, withoutPath(err))
	}
	return final, nil
}

func special(path string) bool {
	st, err := os.Stat(path)
	return err == nil && !st.Mode().IsRegular() && !st.IsDir()
}
