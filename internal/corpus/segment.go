package corpus

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sync"
	"syscall"
	"time"
)

// Segment is the part of a manifest that this process writes.
type Segment struct {
	mu    sync.Mutex
	file  *os.File
	claim *Claim
	torn  bool // the last line has no end
	by    string
}

// mostSegments bounds the processes that write one manifest at one time.
const mostSegments = 10000

// OpenSegment takes the first segment that no other process writes.
func OpenSegment(manifest string, claims *Claims) (*Segment, error) {
	for n := 1; n <= mostSegments; n++ {
		claim, _, err := claims.Take(fmt.Sprintf("segment-%d", n))
		if err != nil {
			return nil, err
		}
		if claim == nil {
			continue
		}
		s, err := openSegment(segment(manifest, n), claim)
		if err != nil {
			claim.Release()
			return nil, err
		}
		s.by = claims.me.String()
		return s, nil
	}
	return nil, errors.New("too many processes write one manifest")
}

func openSegment(path string, claim *Claim) (*Segment, error) {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR|os.O_APPEND, 0o666)
	if err != nil {
		return nil, err
	}
	s := &Segment{file: f, claim: claim}
	if s.torn, err = endsTorn(f); err == nil {
		err = syncFolder(filepath.Dir(path))
	}
	if err != nil {
		f.Close()
		return nil, err
	}
	return s, nil
}

// endsTorn tells that a file's last line has no end.
func endsTorn(f *os.File) (bool, error) {
	end, err := f.Seek(0, io.SeekEnd)
	if err != nil || end == 0 {
		return false, err
	}
	last := make([]byte, 1)
	_, err = f.ReadAt(last, end-1)
	return last[0] != '\n', err
}

// Append writes lines to the disk. It returns when they are there.
func (s *Segment) Append(lines ...Line) error {
	var text []byte
	now := time.Now().UTC().Format("2006-01-02T15:04:05.000Z")
	for _, l := range lines {
		l.Time, l.By = now, s.by
		row, err := json.Marshal(l)
		if err != nil {
			return err
		}
		text = append(append(text, row...), '\n')
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.write(text)
}

func (s *Segment) write(text []byte) error {
	if len(text) == 0 {
		return nil
	}
	if s.torn {
		text = append([]byte("\n"), text...)
	}
	s.torn = true
	if _, err := s.file.Write(text); err != nil {
		return fmt.Errorf("writing the manifest: %w", err)
	}
	s.torn = false
	if err := s.file.Sync(); err != nil && !errors.Is(err, syscall.EINVAL) {
		return fmt.Errorf("writing the manifest: %w", err)
	}
	return nil
}

// Close gives the segment to other processes.
func (s *Segment) Close() error {
	err := s.file.Close()
	s.claim.Release()
	return err
}

// syncFolder writes the names in a folder to the disk, where the file system can.
func syncFolder(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return nil // a folder that may be written and not read
	}
	defer d.Close()
	if err := d.Sync(); err != nil && !errors.Is(err, syscall.EINVAL) && !errors.Is(err, syscall.ENOTSUP) {
		return err
	}
	return nil
}
