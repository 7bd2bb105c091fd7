package record

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"github.com/facecue/facecue/internal/face"
)

// Errors of records, wrapped with the number of the line.
var (
	ErrNotRecord = errors.New("not a facecue record; make one with facecue annotate -o NAME.jsonl")
	ErrCut       = errors.New("the record is cut off in the middle of a line")
	ErrOrder     = errors.New("frame numbers do not increase")
	ErrTooLong   = errors.New("the line is longer than any record's")
)

// maxLine bounds a line: a frame with ten thousand faces.
const maxLine = 16 << 20

// Record reads what the jsonl format wrote.
type Record struct {
	about
	in     *bufio.Scanner
	whole  *endWatcher
	line   int
	last   int64
	fast   fastReader
	row    row
	result face.Result
}

// ReadRecord reads the first line; Read gives the frames.
func ReadRecord(r io.Reader) (*Record, error) {
	whole := &endWatcher{in: r}
	c := &Record{in: bufio.NewScanner(whole), whole: whole, last: -1}
	c.in.Buffer(make([]byte, 1<<16), maxLine)
	line, err := c.next()
	if err == io.EOF {
		return nil, ErrNotRecord
	}
	if err != nil {
		return nil, err
	}
	var first firstLine
	if err := json.Unmarshal(line, &first); err != nil || first.Facecue == nil {
		return nil, ErrNotRecord
	}
	if err := c.setHeader(first.Facecue); err != nil {
		return nil, fmt.Errorf("line 1: %w", err)
	}
	return c, nil
}

// Read gives the next frame, io.EOF after the last. The result is used again
// by the next call.
func (c *Record) Read() (*face.Result, error) {
	line, err := c.next()
	if err != nil {
		return nil, err
	}
	if !c.fast.read(line, &c.result, c.provenance.Estimates) {
		if err := c.slowly(line); err != nil {
			return nil, err
		}
	}
	if c.result.Frame <= c.last {
		return nil, fmt.Errorf("line %d: %w", c.line, ErrOrder)
	}
	c.last = c.result.Frame
	return &c.result, nil
}

// slowly reads a line that another program wrote, or says what is wrong with it.
func (c *Record) slowly(line []byte) error {
	c.row.reset()
	if err := json.Unmarshal(line, &c.row); err != nil {
		return c.explain(err)
	}
	if err := c.row.into(&c.result, c.provenance.Estimates); err != nil {
		return fmt.Errorf("line %d: %w", c.line, err)
	}
	return nil
}

// explain tells a record that was cut off from one that was never right.
func (c *Record) explain(err error) error {
	if c.whole.cutOff() && !c.in.Scan() {
		return fmt.Errorf("line %d: %w", c.line, ErrCut)
	}
	return fmt.Errorf("line %d: %w", c.line, err)
}

func (c *Record) next() ([]byte, error) {
	c.line++
	if c.in.Scan() {
		return c.in.Bytes(), nil
	}
	switch err := c.in.Err(); {
	case errors.Is(err, bufio.ErrTooLong):
		return nil, fmt.Errorf("line %d: %w", c.line, ErrTooLong)
	case err != nil:
		return nil, fmt.Errorf("line %d: %w", c.line, err)
	}
	return nil, io.EOF
}

// endWatcher remembers the last byte, since a whole record ends with a newline.
type endWatcher struct {
	in   io.Reader
	last byte
}

func (e *endWatcher) Read(p []byte) (int, error) {
	n, err := e.in.Read(p)
	if n > 0 {
		e.last = p[n-1]
	}
	return n, err
}

func (e *endWatcher) cutOff() bool { return e.last != '\n' }
