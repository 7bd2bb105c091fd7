package models

import (
	"fmt"
	"io"
	"os"
)

// maxWeights bounds the weights of a user's network, in bytes.
const maxWeights = 1 << 30

// readFile reads a regular file of at most limit bytes. It refuses symbolic links and
// devices, so that a card cannot make the program read another file.
func readFile(path string, limit int64) ([]byte, error) {
	found, err := os.Lstat(path)
	if err != nil {
		return nil, err
	}
	if !found.Mode().IsRegular() {
		return nil, fmt.Errorf("%s is not a regular file", path)
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	opened, err := f.Stat()
	if err != nil {
		return nil, err
	}
	if !os.SameFile(found, opened) {
		return nil, fmt.Errorf("%s was replaced while it was opened", path)
	}
	data, err := io.ReadAll(io.LimitReader(f, limit+1))
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", path, err)
	}
	if int64(len(data)) > limit {
		return nil, fmt.Errorf("%s is larger than the %d bytes allowed", path, limit)
	}
	return data, nil
}
