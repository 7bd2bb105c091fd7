package output

import (
	"errors"
	"fmt"
	"io"
	"os"
)

// CreateIn is like Create, but the bytes are collected in a scratch folder, on a local disk, and
// copied beside the target when the file is complete. "" is no scratch folder. The temporary file
// beside the target is made and locked at once, as by Create.
func CreateIn(scratch, target string, inputs Inputs) (*File, error) {
	f, err := Create(target, inputs)
	if err != nil || scratch == "" || f.Direct() {
		return f, err
	}
	local, err := os.CreateTemp(scratch, "facecue-*"+Suffix)
	if err != nil {
		return nil, errors.Join(fmt.Errorf("the scratch folder: %w", err), f.Discard())
	}
	f.beside, f.File = f.File, local
	return f, nil
}

// bring copies the bytes from the scratch folder to the temporary file beside the target, which is the file
// from then on.
func (f *File) bring() error {
	if f.beside == nil {
		return nil
	}
	_, err := f.Seek(0, io.SeekStart)
	if err == nil {
		_, err = io.Copy(f.beside, f.File)
	}
	return errors.Join(err, f.drop())
}

// drop gives up what is in the scratch folder.
func (f *File) drop() error {
	if f.beside == nil {
		return nil
	}
	local := f.File
	f.File, f.beside = f.beside, nil
	return errors.Join(local.Close(), os.Remove(local.Name()))
}
