package replay

import (
	"errors"
	"io/fs"
	"os"
	"sync"
)

// maxRecords bounds the records in memory; the one that was opened longest ago is dropped
// first.
const maxRecords = 8

// Store keeps the records of a process, so that each is read once for all instances that draw
// from it. Several goroutines may use it.
type Store struct {
	Log func(text string) // called once for each record that is damaged or cannot be read

	mu      sync.Mutex
	entries []*Entry // in the order of their last Open
}

// Open gives the entry of a file without reading the file.
func (s *Store) Open(path string) *Entry {
	s.mu.Lock()
	defer s.mu.Unlock()
	for i, e := range s.entries {
		if e.path == path {
			s.entries = append(append(s.entries[:i], s.entries[i+1:]...), e)
			return e
		}
	}
	e := &Entry{path: path, log: s.Log}
	if s.entries = append(s.entries, e); len(s.entries) > maxRecords {
		s.entries = append(s.entries[:0], s.entries[1:]...)
	}
	return e
}

var errNoFile = errors.New("is not a file")

// load reads a record from a regular file. It refuses others, because opening a pipe could
// block forever.
func load(path string) (*Record, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, withoutPath(err)
	}
	if !info.Mode().IsRegular() {
		return nil, errNoFile
	}
	in, err := os.Open(path)
	if err != nil {
		return nil, withoutPath(err)
	}
	defer in.Close()
	return Read(in)
}

// withoutPath leaves the path and the system call out of an error, because a note in a picture
// has little room.
func withoutPath(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}
