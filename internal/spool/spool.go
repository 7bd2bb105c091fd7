package spool

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/facecue/facecue/internal/face"
)

// bufferSize is how many bytes are written or read at once.
const bufferSize = 1 << 18

// Spool is a temporary file of results.
type Spool struct {
	file *os.File
	out  *bufio.Writer
	row  []byte
	last face.Result // of which the next one's numbers are differences
}

// New makes an empty spool in the system's folder for temporary files (TMPDIR).
func New() (*Spool, error) {
	f, err := os.CreateTemp("", "facecue-*.spool")
	if err != nil {
		return nil, fmt.Errorf("making a temporary file: %w", err)
	}
	if err := os.Remove(f.Name()); err != nil {
		return nil, errors.Join(fmt.Errorf("making a temporary file: %w", err), f.Close())
	}
	return &Spool{file: f, out: bufio.NewWriterSize(f, bufferSize)}, nil
}

// Add keeps a result, which may change afterwards.
func (s *Spool) Add(r *face.Result) error {
	s.row = appendResult(s.row[:0], &s.last, r)
	s.last.Frame, s.last.PTS, s.last.Duration = r.Frame, r.PTS, r.Duration
	if _, err := s.out.Write(s.row); err != nil {
		return fmt.Errorf("writing a temporary file: %w", err)
	}
	return nil
}

// Replay gives the results from the first one on. Results are no longer added.
func (s *Spool) Replay() (*Reader, error) {
	err := s.out.Flush()
	if err == nil {
		_, err = s.file.Seek(0, io.SeekStart)
	}
	if err != nil {
		return nil, fmt.Errorf("writing a temporary file: %w", err)
	}
	return &Reader{in: bufio.NewReaderSize(s.file, bufferSize)}, nil
}

// Close frees the file. It may be called again.
func (s *Spool) Close() error {
	if s.file == nil {
		return nil
	}
	err := s.file.Close()
	s.file = nil
	return err
}

// Reader gives the results of a spool.
type Reader struct {
	in   *bufio.Reader
	last face.Result
}

// Read gives the next result, io.EOF after the last. It is valid until the next Read.
func (r *Reader) Read() (*face.Result, error) {
	switch err := readResult(r.in, &r.last); {
	case err == io.EOF:
		return nil, err
	case err != nil:
		return nil, fmt.Errorf("reading a temporary file: %w", err)
	}
	return &r.last, nil
}
