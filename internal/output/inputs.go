package output

import (
	"io/fs"
	"os"
	"slices"
)

// Inputs are the files that a run reads, by inode. Nothing is written to them.
type Inputs []fs.FileInfo

// Reads finds the files of a run's inputs. A name without a file is left out.
func Reads(names ...string) (all Inputs) {
	for _, name := range names {
		if st, err := os.Stat(name); err == nil {
			all = append(all, st)
		}
	}
	return all
}

// Has tells whether a file is one of the inputs, under whatever name.
func (all Inputs) Has(st fs.FileInfo) bool {
	return slices.ContainsFunc(all, func(in fs.FileInfo) bool { return os.SameFile(in, st) })
}
