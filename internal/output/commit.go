package output

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
)

// Commit gives the finished files of one run their names. All are on the disk before
// the first is renamed, and each stays locked until all are renamed. A file that
// cannot be committed does not keep the others from it; each error names its file.
// A file that could not be renamed stays under its temporary name.
func Commit(files ...*File) error {
	files = slices.DeleteFunc(slices.Clone(files), func(f *File) bool { return f.done })
	var all error
	ready := each(&all, files, func(f *File) error { return f.prepare(len(files) > 1) })
	placed := each(&all, ready, (*File).giveName)
	for _, dir := range folders(placed) {
		all = errors.Join(all, named(dir, system.folder(dir)))
	}
	for _, f := range placed {
		all = errors.Join(all, named(f.given, f.unmark()), named(f.given, f.end()))
	}
	return all
}

// each runs a step for the files, and gives those that passed it.
func each(all *error, files []*File, step func(*File) error) (passed []*File) {
	for _, f := range files {
		if err := step(f); err != nil {
			*all = errors.Join(*all, named(f.given, err))
			continue
		}
		passed = append(passed, f)
	}
	return passed
}

// prepare writes the bytes to the disk and sets the mode of the file that is replaced. A
// file of several keeps its mark until all have their names. If prepare fails, the file
// is discarded.
func (f *File) prepare(several bool) error {
	if f.Direct() {
		return nil
	}
	err := f.bring()
	var mode fs.FileMode
	if err == nil {
		mode, err = f.finalMode()
	}
	if several {
		mode |= mark
	}
	if err == nil {
		err = f.setMode(mode)
	}
	if err == nil {
		err = system.sync(f.File)
	}
	if err != nil {
		return errors.Join(err, f.Discard())
	}
	return nil
}

// finalMode is that of the file that is replaced, or else of any new file.
func (f *File) finalMode() (fs.FileMode, error) {
	st, err := os.Stat(f.target)
	if errors.Is(err, fs.ErrNotExist) {
		st, err = f.Stat()
	}
	if err != nil {
		return 0, err
	}
	return st.Mode().Perm(), nil
}

// setMode sets the mode, unless the file system keeps no modes.
func (f *File) setMode(mode fs.FileMode) error {
	err := system.chmod(f.File, mode)
	if errors.Is(err, fs.ErrPermission) {
		return nil
	}
	return err
}

// giveName renames the file to its target. A file that cannot be renamed is whole: it is
// kept.
func (f *File) giveName() error {
	if f.Direct() {
		return nil
	}
	if !sameFile(f.part, f.File) {
		return errors.Join(fmt.Errorf("%s was taken away or replaced: %w", f.part, ErrBusy), f.end())
	}
	if err := system.rename(f.part, f.target); err != nil {
		return errors.Join(fmt.Errorf("the whole output is kept as %s: %w", f.part, err), f.end())
	}
	return nil
}

// unmark removes the mark of a file, when all files of its run have their names.
func (f *File) unmark() error {
	st, err := f.Stat()
	if err != nil || !marked(st) {
		return err
	}
	return f.setMode(st.Mode().Perm())
}

// folders are those of the files, each once.
func folders(files []*File) (list []string) {
	for _, f := range files {
		if dir := filepath.Dir(f.target); !f.Direct() && !slices.Contains(list, dir) {
			list = append(list, dir)
		}
	}
	return list
}

// named puts a file's name in front of an error; nil stays nil.
func named(name string, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%s: %w", name, err)
}
