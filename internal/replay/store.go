package replay

import (
	"errors"
	"io/fs"
	"os"
	"sync"
)

// mostKept bounds the records in memory; the one that was opened longest ago
// leaves.
const mostKept = 8

// Store keeps the records of a process, so that each is read once, however many
// instances draw from it. It may be used by several goroutines.
type Store struct {
	Log func(text string) // told once of each record that cannot be read, or not to its end

	mu      sync.Mutex
	entries []*Entry // opened last comes last
}

// Open gives the entry of a file. It does not read it.
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
	if s.entries = append(s.entries, e); len(s.entries) > mostKept {
		s.entries = append(s.entries[:0], s.entries[1:]...)
	}
	return e
}

var errNoFile = errors.New("is not a file")

// load reads a record from a regular file: opening a pipe could wait forever.
func load(path string) (*Record, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, plain(err)
	}
	if !info.Mode().IsRegular() {
		return nil, errNoFile
	}
	in, err := os.Open(path)
	if err != nil {
		return nil, plain(err)
	}
	defer in.Close()
	return Read(in)
}

// plain leaves out the path and the system call, for a note with little room.
func plain(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}
