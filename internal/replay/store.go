package replay

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"

	"github.com/facecue/facecue/internal/people"
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

// Open gives the entry of a record, whose people are corrected by a sheet; "" corrects nobody. It
// reads neither file.
func (s *Store) Open(path, sheet string) *Entry {
	s.mu.Lock()
	defer s.mu.Unlock()
	for i, e := range s.entries {
		if e.path == path && e.sheet == sheet {
			s.entries = append(append(s.entries[:i], s.entries[i+1:]...), e)
			return e
		}
	}
	e := &Entry{path: path, sheet: sheet, log: s.Log}
	if s.entries = append(s.entries, e); len(s.entries) > maxRecords {
		s.entries = append(s.entries[:0], s.entries[1:]...)
	}
	return e
}

var errNoFile = errors.New("is not a file")

// load reads a record and the sheet that corrects its people.
func load(path, sheet string) (*Record, error) {
	corrections, err := loadSheet(sheet)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", filepath.Base(sheet), err)
	}
	in, err := open(path)
	if err != nil {
		return nil, err
	}
	defer in.Close()
	return ReadCorrected(in, corrections)
}

// loadSheet reads a sheet; the name "" gives the nil sheet, which says nothing.
func loadSheet(name string) (*people.Sheet, error) {
	if name == "" {
		return nil, nil
	}
	in, err := open(name)
	if err != nil {
		return nil, err
	}
	defer in.Close()
	return people.Read(in)
}

// open opens a regular file. It refuses others, because opening a pipe could block forever.
func open(path string) (*os.File, error) {
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
	return in, nil
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
