package corpus

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// Manifest reads all segments of a manifest, and goes on reading where it stopped.
type Manifest struct {
	*History
	path  string
	ends  []int64 // how far each segment was read
	whole bool    // something of the manifest is there
}

// OpenManifest reads what there is of a manifest. None at all is an empty one.
func OpenManifest(path string) (*Manifest, error) {
	m := &Manifest{History: newHistory(), path: path}
	return m, m.Refresh()
}

// Folder is where the manifest is.
func (m *Manifest) Folder() string { return filepath.Dir(m.path) }

// Exists tells whether any segment is there.
func (m *Manifest) Exists() bool { return m.whole }

// segment is the name of the n-th segment of a manifest, from 1 on.
func segment(path string, n int) string {
	if n == 1 {
		return path
	}
	ext := filepath.Ext(path)
	return fmt.Sprintf("%s.%d%s", strings.TrimSuffix(path, ext), n, ext)
}

// Refresh reads what was appended to the segments since. A last line without an end is
// left for the next call: it may still be written.
func (m *Manifest) Refresh() error {
	for n := 1; ; n++ {
		if n > len(m.ends) {
			m.ends = append(m.ends, 0)
		}
		f, err := os.Open(segment(m.path, n))
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err != nil {
			return err
		}
		m.whole = true
		m.ends[n-1], err = m.read(f, m.ends[n-1])
		f.Close()
		if err != nil {
			return fmt.Errorf("%s: %w", f.Name(), err)
		}
	}
}

// longestLine bounds a line, in bytes. A longer one is of another program.
const longestLine = 4 << 20

func (m *Manifest) read(f io.ReadSeeker, from int64) (end int64, err error) {
	if _, err := f.Seek(from, io.SeekStart); err != nil {
		return from, err
	}
	in, end := bufio.NewReaderSize(f, 64<<10), from
	for {
		line, length, err := readLine(in)
		if err == io.EOF {
			return end, nil
		}
		if err != nil {
			return end, err
		}
		end += length
		if len(line) > 0 {
			m.take(line)
		}
	}
}

// readLine reads a line that has an end. A line that is too long is given as one byte, which is no
// line of a manifest.
func readLine(in *bufio.Reader) (line []byte, length int64, err error) {
	for {
		part, err := in.ReadSlice('\n')
		length += int64(len(part))
		if err != nil && err != bufio.ErrBufferFull {
			return nil, length, err
		}
		if line = append(line, part...); len(line) > longestLine {
			line = line[:1]
			line[0] = '!'
		}
		if err == nil {
			return trimEnd(line), length, nil
		}
	}
}

func trimEnd(line []byte) []byte { return []byte(strings.TrimRight(string(line), "\r\n")) }
